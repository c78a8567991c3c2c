//! A statement is a named static. There is no other way to run SQL, so a test can find every one of them.

/// One SQL text for both engines, with parameters `$1`, `$2`, …
#[derive(Debug)]
pub struct Statement {
    name: &'static str,
    sql: &'static str,
    reads_all: Option<&'static str>,
}

impl Statement {
    /// For [`statements!`](crate::statements), which also puts the statement on the list.
    #[doc(hidden)]
    pub const fn new(name: &'static str, sql: &'static str, reads_all: Option<&'static str>) -> Self {
        Self { name, sql, reads_all }
    }

    /// Where it is declared: `omov::members::sql::FIND`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The text.
    pub fn sql(&self) -> &'static str {
        self.sql
    }

    /// Why it may read a whole table, if it may.
    pub fn reads_all(&self) -> Option<&'static str> {
        self.reads_all
    }
}

#[doc(hidden)]
pub struct Listed(pub &'static Statement);
inventory::collect!(Listed);

/// Every statement of every crate in this program, by name.
pub fn all() -> Vec<&'static Statement> {
    let mut all: Vec<_> = inventory::iter::<Listed>.into_iter().map(|listed| listed.0).collect();
    all.sort_by_key(|statement| statement.name);
    all
}

/// Declares statements, outside of any function.
///
/// ```
/// omov_store::statements! {
///     /// A member by id.
///     FIND = "SELECT name, joined_at FROM members WHERE id = $1";
///     /// The whole roll, for an export.
///     pub(crate) EXPORT = "SELECT name FROM members", reads all: "an export holds everybody";
/// }
/// ```
///
/// `reads all:` is for a statement that has to read a whole table; [`check`](crate::check) refuses any other that does.
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $visible:vis $name:ident = $sql:expr $(, reads all: $why:expr)?;)*) => {$(
        $(#[$doc])*
        $visible static $name: $crate::Statement = $crate::Statement::new(
            concat!(module_path!(), "::", stringify!($name)),
            $sql,
            $crate::statements!(@why $($why)?),
        );
        $crate::inventory::submit! { $crate::Listed(&$name) }
    )*};
    (@why) => { ::core::option::Option::None };
    (@why $why:expr) => { ::core::option::Option::Some($why) };
}
