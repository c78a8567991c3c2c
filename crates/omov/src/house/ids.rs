//! Ids: 16 bytes each, made here and never by the database. Each kind is a type of its own, so none is taken for another.

use crate::house::Stop;
use omov_store::Moment;
use omov_web::refusal::Refusal;

/// Bytes that nobody can guess.
pub(crate) fn chance<const N: usize>() -> Result<[u8; N], Stop> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        tracing::error!(%error, "the system gives no randomness");
        Stop::Refused(Refusal::Failed)
    })?;
    Ok(bytes)
}

/// An id that sorts by the time it was made (UUID version 7), so that new rows lie beside each other.
pub(crate) fn by_time(now: Moment) -> Result<[u8; 16], Stop> {
    let milliseconds = u64::try_from(now.0 / 1000).unwrap_or_default();
    Ok(uuid::Builder::from_unix_timestamp_millis(milliseconds, &chance()?).into_uuid().into_bytes())
}

/// Declares kinds of ids. In an address an id is 32 hexadecimal digits; anything else is no id, and the page is not found.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub(crate) struct $name(pub(crate) [u8; 16]);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&omov_web::hex::hex(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl std::str::FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let bytes = omov_web::hex::unhex(text).and_then(|bytes| bytes.try_into().ok());
                bytes.map(Self).ok_or("32 hexadecimal digits")
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }

        impl omov_store::ToValue for $name {
            fn to_value(&self) -> omov_store::Value<'_> {
                omov_store::Value::Blob(&self.0)
            }
        }

        impl omov_store::FromValue for $name {
            const WANTED: &'static str = "an id";
            fn from_value(value: omov_store::Value<'_>) -> Option<Self> {
                <[u8; 16]>::from_value(value).map(Self)
            }
        }
    )*};
}
pub(crate) use ids;
