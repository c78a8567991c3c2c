//! Whose house this is.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params, statements};

statements! {
    FIND = "SELECT name, language, zone, accent, made_up, founded_at FROM organisation WHERE id = 1";
    FOUND = "INSERT INTO organisation (id, name, language, zone, accent, made_up, founded_at) \
        VALUES (1, $1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE organisation SET name = $1, language = $2, zone = $3, accent = $4 WHERE id = 1";
}

/// What stands at the top of every page, and how its days and numbers are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Organisation {
    pub(crate) name: String,
    /// The tag of the language its pages are in.
    pub(crate) language: String,
    /// Its time zone, by the name in the IANA list.
    pub(crate) zone: String,
    /// The colour of links and of the main act, as `#rrggbb`; none means the kit's own.
    pub(crate) accent: Option<String>,
    /// Everything in it is invented, and every page says so.
    pub(crate) made_up: bool,
    pub(crate) founded_at: Moment,
}

impl FromRow for Organisation {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            name: row.get(0)?,
            language: row.get(1)?,
            zone: row.get(2)?,
            accent: row.get(3)?,
            made_up: row.get(4)?,
            founded_at: row.get(5)?,
        })
    }
}

/// The organisation, once it has been founded.
pub(crate) fn find(tx: &mut ReadTx<'_>) -> Result<Option<Organisation>, Error> {
    tx.optional(&FIND, params![])
}

/// Founds it. Says whether it was this act that did: there is one organisation in a house.
pub(crate) fn found(tx: &mut WriteTx<'_>, new: &Organisation) -> Result<bool, Error> {
    let values = params![new.name, new.language, new.zone, new.accent, new.made_up, new.founded_at];
    Ok(tx.execute(&FOUND, values)? == 1)
}

/// Changes its name, language, time zone and colour.
pub(crate) fn update(tx: &mut WriteTx<'_>, changed: &Organisation) -> Result<(), Error> {
    tx.execute(&UPDATE, params![changed.name, changed.language, changed.zone, changed.accent]).map(|_| ())
}
