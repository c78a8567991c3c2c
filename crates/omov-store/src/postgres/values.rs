//! How the four kinds of value travel to and from PostgreSQL.

use std::error::Error;

use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type};

use crate::value::Value;

type Bad = Box<dyn Error + Sync + Send>;

impl ToSql for Value<'_> {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Bad> {
        match *self {
            Self::Null => Ok(IsNull::Yes),
            Self::Integer(number) => number.to_sql(wanted, out),
            Self::Text(text) => text.to_sql(wanted, out),
            Self::Blob(bytes) => bytes.to_sql(wanted, out),
        }
    }

    /// What fits where was looked at before: see `fit` in session.rs.
    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

impl<'a> FromSql<'a> for Value<'a> {
    fn from_sql(given: &Type, raw: &'a [u8]) -> Result<Self, Bad> {
        Ok(match *given {
            Type::INT8 => Self::Integer(i64::from_sql(given, raw)?),
            Type::INT4 => Self::Integer(i32::from_sql(given, raw)?.into()),
            Type::INT2 => Self::Integer(i16::from_sql(given, raw)?.into()),
            // What a comparison gives: SQLite gives 0 or 1.
            Type::BOOL => Self::Integer(bool::from_sql(given, raw)?.into()),
            Type::BYTEA => Self::Blob(raw),
            _ => Self::Text(<&str>::from_sql(given, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Bad> {
        Ok(Self::Null)
    }

    fn accepts(given: &Type) -> bool {
        matches!(*given, Type::INT8 | Type::INT4 | Type::INT2 | Type::BOOL | Type::BYTEA | Type::TEXT | Type::VARCHAR)
    }
}
