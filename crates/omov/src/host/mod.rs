//! What the host does with the machine's own tools: copies of everything, putting one back, and looking whether all is well.

pub(crate) mod backup;
pub(crate) mod doctor;
pub(crate) mod restore;
mod sql;
