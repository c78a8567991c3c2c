//! What a column of a list gives: guessed from its name, corrected by a person, and remembered for the next list with the same
//! names.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Gives {
    /// Nothing that is taken over.
    Nothing,
    Name,
    FirstName,
    MiddleName,
    LastName,
    Email,
    Phone,
    Postcode,
    /// A line of the postal address; several are put together in their order.
    Address,
    Standing,
    Joined,
    RenewBy,
    Group,
}

impl Gives {
    pub(crate) const ALL: [Self; 13] = [
        Self::Nothing,
        Self::Name,
        Self::FirstName,
        Self::MiddleName,
        Self::LastName,
        Self::Email,
        Self::Phone,
        Self::Postcode,
        Self::Address,
        Self::Standing,
        Self::Joined,
        Self::RenewBy,
        Self::Group,
    ];

    /// As it is sent in a form and named in messages (`import-gives-email`).
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Name => "name",
            Self::FirstName => "first-name",
            Self::MiddleName => "middle-name",
            Self::LastName => "last-name",
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

    /// The name of the message that says what it is.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Nothing => "import-gives-nothing",
            Self::Name => "import-gives-name",
            Self::FirstName => "import-gives-first-name",
            Self::MiddleName => "import-gives-middle-name",
            Self::LastName => "import-gives-last-name",
            Self::Email => "import-gives-email",
            Self::Phone => "import-gives-phone",
            Self::Postcode => "import-gives-postcode",
            Self::Address => "import-gives-address",
            Self::Standing => "import-gives-standing",
            Self::Joined => "import-gives-joined",
            Self::RenewBy => "import-gives-renew-by",
            Self::Group => "import-gives-group",
        }
    }

    /// What is sent in a form under that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gives| gives.name() == name)
    }

    /// Whether only one column may give it.
    pub(super) fn is_single(self) -> bool {
        !matches!(self, Self::Nothing | Self::Address)
    }

    pub(super) fn is_date(self) -> bool {
        matches!(self, Self::Joined | Self::RenewBy)
    }

    /// The names under which programs write it, folded: our own copies, NationBuilder's, Action Network's, and what people
    /// call it in spreadsheets. Of several columns that would give the same, the one that stands further to the front here wins.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Nothing => &[],
            Self::Name => &["name", "fullname", "membername", "contactname"],
            Self::FirstName => &["firstname", "givenname", "forename", "first", "forenames"],
            Self::MiddleName => &["middlename"],
            Self::LastName => &["lastname", "familyname", "surname", "last"],
            Self::Email => &["email", "emailaddress", "email1", "mail", "primaryemail", "emailaddresses"],
            Self::Phone => &[
                "phone",
                "mobilenumber",
                "mobile",
                "mobilephone",
                "phonenumber",
                "can2phone",
                "telephone",
                "telephonenumber",
                "tel",
                "homephone",
                "workphonenumber",
            ],
            Self::Postcode => &[
                "postcode",
                "primaryzip",
                "zipcode",
                "zippostalcode",
                "postalcode",
                "zip",
                "addresszip",
                "homezip",
                "billingzip",
            ],
            Self::Address => &[
                "address",
                "address1",
                "address2",
                "address3",
                "primaryaddress1",
                "primaryaddress2",
                "primaryaddress3",
                "primarycity",
                "addressaddress1",
                "addressaddress2",
                "addressaddress3",
                "addresscity",
                "can2useraddress",
                "can2usercity",
                "street",
                "streetaddress",
                "addressline1",
                "addressline2",
                "addressline3",
                "city",
                "town",
                "place",
            ],
            Self::Standing => &[
                "standing",
                "membershipstatus",
                "membershiplevelname",
                "membershiptype",
                "memberstatus",
                "membertype",
                "membership",
                "status",
            ],
            Self::Joined => &[
                "joined",
                "membershipstartedat",
                "startedat",
                "joinedon",
                "joineddate",
                "joindate",
                "datejoined",
                "membersince",
                "membershipstartedon",
                "startdate",
                "createdat",
            ],
            Self::RenewBy => &[
                "renewby",
                "membershipexpiresat",
                "membershipexpireson",
                "expireson",
                "expiresat",
                "renewal",
                "renewaldate",
                "expirydate",
                "expires",
                "paiduntil",
            ],
            Self::Group => &["group", "localgroup", "branch", "chapter", "localparty", "chaptername"],
        }
    }
}

/// What the columns of a list give, and how its dates are meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Columns {
    /// For each column, in the order of the list.
    pub(super) gives: Vec<Gives>,
    /// Whether 03/04/2025 is a day in April. None as long as nobody has said so.
    pub(super) day_first: Option<bool>,
    /// Whether people of whom the list does not say how they stand are members, not supporters.
    pub(super) as_members: Option<bool>,
}

impl Columns {
    /// A guess by the names.
    pub(super) fn guess(head: &[String]) -> Self {
        let folded: Vec<String> = head.iter().map(|name| fold(name)).collect();
        let mut gives = vec![Gives::Nothing; head.len()];
        for what in Gives::ALL {
            for name in what.names() {
                let found = (0..head.len()).filter(|at| gives[*at] == Gives::Nothing && folded[*at] == *name);
                let found: Vec<usize> = if what.is_single() { found.take(1).collect() } else { found.collect() };
                for at in &found {
                    gives[*at] = what;
                }
                if what.is_single() && !found.is_empty() {
                    break;
                }
            }
        }
        // Whole name and its parts at once would say it twice.
        if gives.contains(&Gives::FirstName) && gives.contains(&Gives::LastName) {
            gives.iter_mut().filter(|what| **what == Gives::Name).for_each(|what| *what = Gives::Nothing);
        }
        Self { gives, day_first: None, as_members: None }
    }

    /// The column that gives it, the first of several.
    pub(super) fn find(&self, what: Gives) -> Option<usize> {
        self.gives.iter().position(|gives| *gives == what)
    }

    /// What more than one column gives, though only one can.
    pub(super) fn doubled(&self) -> Option<Gives> {
        Gives::ALL
            .into_iter()
            .find(|what| what.is_single() && self.gives.iter().filter(|gives| *gives == what).count() > 1)
    }

    /// Whether somebody's name can be told.
    pub(super) fn has_name(&self) -> bool {
        [Gives::Name, Gives::FirstName, Gives::LastName].iter().any(|what| self.gives.contains(what))
    }
}

/// A name of a column as it is compared: small letters and digits.
fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// By which columns of a list are known again: all their names, in their order.
pub(super) fn fingerprint(head: &[String]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for name in head {
        let name = fold(name);
        hash.update((name.len() as u64).to_be_bytes());
        hash.update(name);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::{Columns, Gives, fingerprint};

    fn guessed(head: &str) -> Vec<(String, Gives)> {
        let head: Vec<String> = head.split(',').map(str::to_owned).collect();
        let gives = Columns::guess(&head).gives;
        head.into_iter().zip(gives).filter(|(_, gives)| *gives != Gives::Nothing).collect()
    }

    fn pairs(all: &[(&str, Gives)]) -> Vec<(String, Gives)> {
        all.iter().map(|(name, gives)| ((*name).to_owned(), *gives)).collect()
    }

    #[test]
    fn a_list_from_nationbuilder_needs_no_help() {
        let head = "nationbuilder_id,prefix,first_name,middle_name,last_name,suffix,email,email_opt_in,phone_number,\
            mobile_number,primary_address1,primary_address2,primary_city,primary_state,primary_zip,membership_level_name,\
            membership_started_at,membership_expires_at,created_at,tag_list";
        let expected = pairs(&[
            ("first_name", Gives::FirstName),
            ("middle_name", Gives::MiddleName),
            ("last_name", Gives::LastName),
            ("email", Gives::Email),
            ("mobile_number", Gives::Phone),
            ("primary_address1", Gives::Address),
            ("primary_address2", Gives::Address),
            ("primary_city", Gives::Address),
            ("primary_zip", Gives::Postcode),
            ("membership_level_name", Gives::Standing),
            ("membership_started_at", Gives::Joined),
            ("membership_expires_at", Gives::RenewBy),
        ]);
        assert_eq!(guessed(head), expected);
    }

    #[test]
    fn a_list_from_action_network_needs_no_help() {
        let head = "first_name,last_name,email,zip_code,can2_user_address,can2_user_city,can2_state_abbreviated,can2_phone,\
            country,language,can2_subscription_status";
        let expected = pairs(&[
            ("first_name", Gives::FirstName),
            ("last_name", Gives::LastName),
            ("email", Gives::Email),
            ("zip_code", Gives::Postcode),
            ("can2_user_address", Gives::Address),
            ("can2_user_city", Gives::Address),
            ("can2_phone", Gives::Phone),
        ]);
        assert_eq!(guessed(head), expected);
    }

    #[test]
    fn names_are_known_however_they_are_written_and_never_guessed_twice() {
        assert_eq!(
            guessed("E-Mail Address,EMAIL,Full name"),
            pairs(&[("EMAIL", Gives::Email), ("Full name", Gives::Name)])
        );
        assert_eq!(guessed("Email,Email"), pairs(&[("Email", Gives::Email)]));
        assert_eq!(guessed("what,is,this"), []);
    }

    #[test]
    fn lists_are_known_again_by_all_their_names() {
        let one = ["Name".to_owned(), "E-mail".to_owned()];
        assert_eq!(fingerprint(&one), fingerprint(&["name".to_owned(), "email".to_owned()]));
        assert_ne!(fingerprint(&one), fingerprint(&["Name E".to_owned(), "mail".to_owned()]));
        assert_ne!(fingerprint(&one), fingerprint(&one[..1]));
    }
}
