//! What clients come for: a form that keeps something, and how it is found again in the database.

/// A form that is sent again and again.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Errand {
    /// To the program `rows`.
    Rows {
        /// With `synchronous=NORMAL`.
        normal: bool,
    },
}

impl Errand {
    /// The words on the command line.
    pub(crate) fn words(self, data: &str) -> Vec<String> {
        match self {
            Self::Rows { normal } => {
                let mut words = vec!["--data".to_owned(), data.to_owned()];
                words.extend(normal.then(|| "--normal".to_owned()));
                words
            }
        }
    }

    /// The page with the form, if one has to look at it first for its token.
    pub(crate) fn page(self) -> Option<&'static str> {
        match self {
            Self::Rows { .. } => None,
        }
    }

    /// Where it is sent to.
    pub(crate) fn action(self) -> &'static str {
        match self {
            Self::Rows { .. } => "/rows",
        }
    }

    /// What is filled in, for a form, with a name that is used once.
    pub(crate) fn fields(self, name: &str) -> String {
        match self {
            Self::Rows { .. } => format!("name={name}"),
        }
    }

    /// The names in the database.
    pub(crate) fn kept(self) -> &'static str {
        match self {
            Self::Rows { .. } => "SELECT name FROM rows",
        }
    }
}
