//! Joining: somebody asks, shows that the address of e-mail is theirs, and is on the roll.
//!
//! Whoever asks gets the same answer whether the address is on the roll or not, and so does the address: only who opens the
//! letter learns it.

use std::time::Duration;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params, statements};
use omov_web::refusal::Refusal;
use sha2::{Digest, Sha256};

use super::{Details, Member, MemberId, Standing, codes, statement};
use super::{by_email, change, create, find, move_to, place_of, renew, set_standing};
use crate::groups;
use crate::house::{Stop, settings};

/// So long a letter waits to be opened.
const WAITS: Duration = Duration::from_hours(24);

statements! {
    CREATE = "INSERT INTO joins (id, code, browser, name, email, postcode, standing, statement_version, until) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    FIND = "SELECT id, code, browser, name, email, postcode, standing, statement_version FROM joins \
        WHERE id = $1 AND until > $2";
    OF_BROWSER = "SELECT id, code, browser, name, email, postcode, standing, statement_version FROM joins \
        WHERE browser = $1 AND until > $2";
    DELETE = "DELETE FROM joins WHERE id = $1";
    DELETE_OLD = "DELETE FROM joins WHERE until <= $1";
}

/// Somebody who has asked to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Joining {
    id: [u8; 32],
    code: [u8; 32],
    browser: [u8; 32],
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) postcode: Option<String>,
    /// As a member, or as a supporter.
    pub(crate) standing: Standing,
    pub(crate) statement: i64,
}

impl FromRow for Joining {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            code: row.get(1)?,
            browser: row.get(2)?,
            name: row.get(3)?,
            email: row.get(4)?,
            postcode: row.get(5)?,
            standing: row.get(6)?,
            statement: row.get(7)?,
        })
    }
}

/// What somebody wants to join as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) postcode: Option<String>,
    pub(crate) standing: Standing,
    pub(crate) statement: i64,
}

/// The secrets of a letter: what its link holds, and its code.
#[derive(Clone, Debug)]
pub(crate) struct Secrets {
    pub(crate) link: String,
    pub(crate) code: String,
}

fn hashed(what: &str) -> [u8; 32] {
    Sha256::digest(what).into()
}

/// Keeps the wish until the letter is opened.
pub(crate) fn ask(
    tx: &mut WriteTx<'_>,
    wish: &Wish,
    secrets: &Secrets,
    browser: &str,
    now: Moment,
) -> Result<(), Error> {
    let id = hashed(&secrets.link);
    let code = codes::hash(&id, &secrets.code);
    let Wish { name, email, postcode, standing, statement } = wish;
    let until = now.plus(WAITS);
    tx.execute(&CREATE, params![id, code, hashed(browser), name, email, postcode, standing, statement, until])
        .map(|_| ())
}

/// The wish behind a link that still holds.
pub(crate) fn by_link(tx: &mut ReadTx<'_>, link: &str, now: Moment) -> Result<Option<Joining>, Error> {
    tx.optional(&FIND, params![hashed(link), now])
}

/// The wish of a browser whose letter has that code.
pub(crate) fn by_code(tx: &mut ReadTx<'_>, browser: &str, code: &str, now: Moment) -> Result<Option<Joining>, Error> {
    let wishes: Vec<Joining> = tx.all(&OF_BROWSER, params![hashed(browser), now])?;
    Ok(wishes.into_iter().find(|wish| wish.has_code(code)))
}

impl Joining {
    /// Whether that browser asked.
    pub(crate) fn is_of(&self, browser: &str) -> bool {
        self.browser == hashed(browser)
    }

    /// Whether that is the code of the letter.
    pub(crate) fn has_code(&self, code: &str) -> bool {
        self.code == codes::hash(&self.id, code)
    }
}

/// What somebody is after they opened the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Joined {
    pub(crate) member: Member,
    /// They were on the roll before, and nothing is new.
    pub(crate) already: bool,
    /// They were not on the roll before.
    pub(crate) new: bool,
}

/// Puts somebody on the roll who has shown that the address is theirs. `new` is the id of whoever is not on it yet.
pub(crate) fn confirm(tx: &mut WriteTx<'_>, wish: &Joining, new: MemberId, now: Moment) -> Result<Joined, Stop> {
    tx.execute(&DELETE, params![wish.id])?;
    let known = match by_email(tx, &wish.email)? {
        Some(id) => find(tx, id)?,
        None => None,
    };
    let wanted = match wish.standing {
        Standing::Member if settings::ACCEPT_JOINERS.find(tx)? > 0 => Standing::Applied,
        standing => standing,
    };
    let (id, already) = if let Some(member) = known {
        let already = !returns(&member, wanted);
        if !already {
            set_standing(tx, member.id, wanted, now)?;
            if member.standing == Standing::Left {
                come_back(tx, &member, wish)?;
            }
        }
        (member.id, already)
    } else {
        put(tx, wish, wanted, new, now)?;
        (new, false)
    };
    if !already {
        statement::accept(tx, id, wish.statement, now)?;
        renew(tx, id, now)?;
    }
    let member = find(tx, id)?.ok_or(Refusal::NotFound)?;
    Ok(Joined { new: member.id == new, member, already })
}

/// Whether what they ask for is more than what they are.
fn returns(member: &Member, wanted: Standing) -> bool {
    match member.standing {
        Standing::Left => true,
        Standing::Lapsed | Standing::Supporter => wanted != Standing::Supporter,
        Standing::Member | Standing::Applied => false,
    }
}

/// Whoever has left and comes back is known by the address only: the rest is as they say now.
fn come_back(tx: &mut WriteTx<'_>, member: &Member, wish: &Joining) -> Result<(), Error> {
    let (name, postcode) = (wish.name.clone(), wish.postcode.clone());
    let details = Details { name, postcode, ..Details::from(member.clone()) };
    // The address stays as it is, so nobody else can have it.
    let _ = change(tx, member.id, &details)?;
    if let Some(postcode) = &wish.postcode
        && let Some(place) = place_of(tx, postcode)?
    {
        move_to(tx, member.id, &place)?;
    }
    Ok(())
}

fn put(tx: &mut WriteTx<'_>, wish: &Joining, standing: Standing, id: MemberId, now: Moment) -> Result<(), Stop> {
    let place = match &wish.postcode {
        Some(postcode) => place_of(tx, postcode)?,
        None => None,
    };
    let place = if let Some(place) = place {
        place
    } else {
        // Where no group has the postcode, they belong to the whole movement.
        let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
        groups::place(tx, whole.id)?.ok_or(Refusal::NotFound)?
    };
    let Joining { name, email, postcode, .. } = wish.clone();
    let member = Member {
        id,
        name,
        email: Some(email),
        phone: None,
        postcode,
        address: None,
        standing,
        group: place.group().id,
        joined_at: now,
        renew_by: None,
    };
    Ok(create(tx, &member, place.all().map(|group| group.id), now)?)
}

/// Forgets wishes whose letters were not opened in time.
pub(crate) fn forget_old(tx: &mut WriteTx<'_>, now: Moment) -> Result<u64, Error> {
    tx.execute(&DELETE_OLD, params![now])
}
