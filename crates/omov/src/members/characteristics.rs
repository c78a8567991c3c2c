//! What members say about themselves if they want to. Each thing is asked for a purpose, which they read word for word
//! before they agree; they can withdraw it at any time. Nothing in the program uses an answer for anything yet. Whatever will
//! has to keep to the purpose, and to answers of the present version.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params, statements};

use super::MemberId;
use crate::house::ids::ids;

ids! {
    /// Something that members may say about themselves.
    CharacteristicId;
}

statements! {
    ALL = "SELECT id, name, purpose, choices, version, asked_since FROM characteristics ORDER BY name",
        reads all: "members are shown everything they are asked, and it is little";
    FIND = "SELECT id, name, purpose, choices, version, asked_since FROM characteristics WHERE id = $1";
    CREATE = "INSERT INTO characteristics (id, name, purpose, choices, version, asked_since) \
        VALUES ($1, $2, $3, $4, 1, $5)";
    REWORD = "UPDATE characteristics SET name = $2, purpose = $3, choices = $4, version = version + 1, asked_since = $5 \
        WHERE id = $1 AND version = $6";
    DELETE = "DELETE FROM characteristics WHERE id = $1";
    DELETE_ANSWERS = "DELETE FROM described WHERE characteristic_id = $1";
    HOW_MANY = "SELECT COUNT(*) AS people FROM described WHERE characteristic_id = $1";
    OF = "SELECT characteristic_id, answer, version, agreed_at FROM described WHERE member_id = $1";
    DESCRIBE = "INSERT INTO described (member_id, characteristic_id, answer, version, agreed_at) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (member_id, characteristic_id) \
        DO UPDATE SET answer = excluded.answer, version = excluded.version, agreed_at = excluded.agreed_at";
    WITHDRAW = "DELETE FROM described WHERE member_id = $1 AND characteristic_id = $2";
    WITHDRAW_ALL = "DELETE FROM described WHERE member_id = $1";
}

/// Something that members may say about themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Characteristic {
    pub(crate) id: CharacteristicId,
    pub(crate) name: String,
    /// What it is used for, as members read it.
    pub(crate) purpose: String,
    /// The answers to choose from; none where people use their own words.
    pub(crate) choices: Vec<String>,
    /// Grows with every change, so that nobody is taken to have agreed to words they have not read.
    pub(crate) version: i64,
    pub(crate) since: Moment,
}

impl FromRow for Characteristic {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let choices: String = row.get(3)?;
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            purpose: row.get(2)?,
            choices: choices.lines().map(str::to_owned).collect(),
            version: row.get(4)?,
            since: row.get(5)?,
        })
    }
}

/// What somebody said about themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) to: CharacteristicId,
    pub(crate) text: String,
    /// The version of the purpose that they agreed to.
    pub(crate) version: i64,
    pub(crate) agreed_at: Moment,
}

impl FromRow for Answer {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { to: row.get(0)?, text: row.get(1)?, version: row.get(2)?, agreed_at: row.get(3)? })
    }
}

/// Everything that members are asked, by name.
pub(crate) fn all(tx: &mut ReadTx<'_>) -> Result<Vec<Characteristic>, Error> {
    tx.all(&ALL, params![])
}

/// One of them.
pub(crate) fn find(tx: &mut ReadTx<'_>, id: CharacteristicId) -> Result<Option<Characteristic>, Error> {
    tx.optional(&FIND, params![id])
}

/// Asks for something new.
pub(crate) fn create(tx: &mut WriteTx<'_>, new: &Characteristic) -> Result<(), Error> {
    let choices = new.choices.join("\n");
    tx.execute(&CREATE, params![new.id, new.name, new.purpose, choices, new.since]).map(|_| ())
}

/// Asks with other words, after the version that was read. Says whether it did: somebody may have been faster.
pub(crate) fn reword(tx: &mut WriteTx<'_>, new: &Characteristic) -> Result<bool, Error> {
    let choices = new.choices.join("\n");
    let values = params![new.id, new.name, new.purpose, choices, new.since, new.version];
    Ok(tx.execute(&REWORD, values)? == 1)
}

/// Asks no longer, and forgets all answers. Says how many there were.
pub(crate) fn delete(tx: &mut WriteTx<'_>, id: CharacteristicId) -> Result<u64, Error> {
    let answers = tx.execute(&DELETE_ANSWERS, params![id])?;
    tx.execute(&DELETE, params![id])?;
    Ok(answers)
}

/// How many people have answered.
pub(crate) fn how_many(tx: &mut ReadTx<'_>, id: CharacteristicId) -> Result<u64, Error> {
    tx.one(&HOW_MANY, params![id])
}

/// What somebody said about themselves.
pub(crate) fn of(tx: &mut ReadTx<'_>, member: MemberId) -> Result<Vec<Answer>, Error> {
    tx.all(&OF, params![member])
}

/// Takes an answer from somebody who has read that version of the purpose and agrees. Says whether it is still that version.
pub(crate) fn describe(tx: &mut WriteTx<'_>, member: MemberId, new: &Answer) -> Result<bool, Error> {
    if find(tx, new.to)?.is_none_or(|asked| asked.version != new.version) {
        return Ok(false);
    }
    tx.execute(&DESCRIBE, params![member, new.to, new.text, new.version, new.agreed_at])?;
    Ok(true)
}

/// Forgets one answer.
pub(crate) fn withdraw(tx: &mut WriteTx<'_>, member: MemberId, id: CharacteristicId) -> Result<(), Error> {
    tx.execute(&WITHDRAW, params![member, id]).map(|_| ())
}

/// Forgets everything somebody said about themselves.
pub(crate) fn withdraw_all(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&WITHDRAW_ALL, params![member]).map(|_| ())
}
