//! What the host does with the machine's own tools: copies of everything, putting one back, and looking whether all is well.

pub(crate) mod backup;
mod copied;
pub(crate) mod doctor;
mod machine;
pub(crate) mod restore;
mod sql;
