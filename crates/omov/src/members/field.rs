//! The fields of the roll.

use serde::{Deserialize, Serialize};

/// What stands on the roll about somebody, a field at a time: lists that come in give some of it, copies that go out hold some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Field {
    Name,
    Email,
    Phone,
    Postcode,
    Address,
    Standing,
    Joined,
    RenewBy,
    Group,
}

impl Field {
    pub(super) const ALL: [Self; 9] = [
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::Postcode,
        Self::Address,
        Self::Standing,
        Self::Joined,
        Self::RenewBy,
        Self::Group,
    ];

    /// As it is kept, and sent in a form.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Postcode => "postcode",
            Self::Address => "address",
            Self::Standing => "standing",
            Self::Joined => "joined",
            Self::RenewBy => "renew-by",
            Self::Group => "group",
        }
    }

    /// The message that says what it is called.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Name => "import-field-name",
            Self::Email => "import-field-email",
            Self::Phone => "import-field-phone",
            Self::Postcode => "import-field-postcode",
            Self::Address => "import-field-address",
            Self::Standing => "import-field-standing",
            Self::Joined => "import-field-joined",
            Self::RenewBy => "import-field-renew-by",
            Self::Group => "import-field-group",
        }
    }

    /// The field of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}
