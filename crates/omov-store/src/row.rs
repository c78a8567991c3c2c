//! Reading rows by position.

use crate::error::Error;
use crate::value::{FromValue, Value};

/// A row of an answer, while it is being read.
pub struct Row<'r> {
    statement: &'static str,
    cells: Cells<'r>,
}

pub(crate) enum Cells<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
}

impl<'r> Row<'r> {
    pub(crate) fn new(statement: &'static str, cells: Cells<'r>) -> Self {
        Self { statement, cells }
    }

    /// Column `number`, counted from 0.
    ///
    /// # Errors
    /// Names the statement and the column if there is no such column or it holds something else.
    pub fn get<T: FromValue>(&self, number: usize) -> Result<T, Error> {
        let found = match self.value(number) {
            Ok(value) => match T::from_value(value) {
                Some(fits) => return Ok(fits),
                None => value.kind(),
            },
            Err(kind) => kind,
        };
        Err(Error::Column { statement: self.statement, number, name: self.name(number), found, wanted: T::WANTED })
    }

    /// What stands there, or in words what stands there instead of a value.
    fn value(&self, number: usize) -> Result<Value<'_>, &'static str> {
        use rusqlite::types::ValueRef;
        match self.cells {
            Cells::Sqlite(row) => match row.get_ref(number).map_err(|_| "no column")? {
                ValueRef::Null => Ok(Value::Null),
                ValueRef::Integer(number) => Ok(Value::Integer(number)),
                ValueRef::Text(text) => {
                    std::str::from_utf8(text).map(Value::Text).map_err(|_| "text that is not UTF-8")
                }
                ValueRef::Blob(bytes) => Ok(Value::Blob(bytes)),
                ValueRef::Real(_) => Err("a floating-point number"),
            },
            Cells::Postgres(row) if number >= row.len() => Err("no column"),
            Cells::Postgres(row) => row.try_get(number).map_err(|_| "a type that has no place here"),
        }
    }

    fn name(&self, number: usize) -> String {
        let name = match self.cells {
            Cells::Sqlite(row) => row.as_ref().column_name(number).ok(),
            Cells::Postgres(row) => row.columns().get(number).map(postgres::Column::name),
        };
        name.unwrap_or("without a name").to_owned()
    }
}

/// What is read from one row: a struct of a room, a single value, or a tuple of values in the order of the columns.
pub trait FromRow: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// Passes on what [`Row::get`] says.
    fn from_row(row: &Row<'_>) -> Result<Self, Error>;
}

impl<T: FromValue> FromRow for T {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        row.get(0)
    }
}

macro_rules! tuples {
    ($($letter:ident $number:tt)+) => {
        impl<$($letter: FromValue),+> FromRow for ($($letter,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self, Error> {
                Ok(($(row.get::<$letter>($number)?,)+))
            }
        }
    };
}
tuples!(A 0 B 1);
tuples!(A 0 B 1 C 2);
tuples!(A 0 B 1 C 2 D 3);
tuples!(A 0 B 1 C 2 D 3 E 4);
tuples!(A 0 B 1 C 2 D 3 E 4 F 5);
tuples!(A 0 B 1 C 2 D 3 E 4 F 5 G 6);
tuples!(A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7);
