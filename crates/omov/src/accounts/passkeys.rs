//! Passkeys: a device signs for its owner, who shows the device who they are. Only public halves are kept here.
//!
//! What a device is asked to sign is kept as a challenge: see `challenges.rs`.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

use super::sessions::day_of;
use super::sql;
use crate::house::ids::ids;
use crate::house::{House, Me, Stop};
use crate::members::MemberId;

ids! {
    /// A passkey: the hash of the id that the device has given it.
    PasskeyId;
}

/// Somebody's passkey.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) id: PasskeyId,
    pub(crate) member: MemberId,
    pub(crate) name: String,
    passkey: String,
    pub(crate) made_at: Moment,
    /// The beginning of the last day on which it was used.
    pub(crate) used_on: Option<Moment>,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            member: row.get(1)?,
            name: row.get(2)?,
            passkey: row.get(3)?,
            made_at: row.get(4)?,
            used_on: row.get(5)?,
        })
    }
}

/// How passkeys are made and read at this house's address; none where no passkey can be tied to it: an address of mere
/// numbers has no name that a device would keep.
pub(super) fn here(house: &House, organisation: &str) -> Option<Webauthn> {
    let origin = Url::parse(&house.address("")).ok()?;
    let name = origin.domain()?.to_owned();
    WebauthnBuilder::new(&name, &origin).ok()?.rp_name(organisation).build().ok()
}

/// A challenge: what the browser gets, and what is kept.
pub(super) struct Challenge {
    /// For the script, in JSON.
    pub(super) asked: String,
    /// What the answer is checked against.
    pub(super) kept: String,
}

/// Asks a device to make a passkey for somebody who has these already.
pub(super) fn ask_to_add(here: &Webauthn, me: &Me, have: &[Kept]) -> Result<Challenge, Stop> {
    let have = have.iter().filter_map(|kept| read::<Passkey>(&kept.passkey)).map(|key| key.cred_id().clone()).collect();
    let user = Uuid::from_bytes(me.id.0);
    let asked = here.start_passkey_registration(user, &me.name, &me.name, Some(have));
    let (asked, state) = asked.map_err(|error| failed(&error))?;
    let mut asked = serde_json::to_value(asked).map_err(|_| Refusal::Failed)?;
    // So that the device finds it without being told whose it is: nobody types a name to sign in.
    asked["publicKey"]["authenticatorSelection"]["residentKey"] = "required".into();
    asked["publicKey"]["authenticatorSelection"]["requireResidentKey"] = true.into();
    Ok(Challenge { asked: asked.to_string(), kept: written(&state)? })
}

/// Asks a device for whoever owns it.
pub(super) fn ask_who(here: &Webauthn) -> Result<Challenge, Stop> {
    let (mut asked, state) = here.start_discoverable_authentication().map_err(|error| failed(&error))?;
    // The reader has pressed a button: the device asks at once, not beside a field.
    asked.mediation = None;
    let asked = serde_json::to_string(&asked).map_err(|_| Refusal::Failed)?;
    Ok(Challenge { asked, kept: written(&state)? })
}

/// A passkey that a device has made, if it has done what it was asked.
pub(super) fn added(here: &Webauthn, state: &str, answer: &str) -> Option<(PasskeyId, String)> {
    let (state, answer) = (read::<PasskeyRegistration>(state)?, read::<RegisterPublicKeyCredential>(answer)?);
    let passkey = here.finish_passkey_registration(&answer, &state).map_err(|error| said(&error)).ok()?;
    Some((of_device(passkey.cred_id()), written(&passkey).ok()?))
}

/// Which passkey an answer says it comes from.
pub(super) fn named(answer: &str) -> Option<PasskeyId> {
    Some(of_device(read::<PublicKeyCredential>(answer)?.get_credential_id()))
}

/// Whether the answer is that of the passkey; then the passkey as it is to be kept from now on.
pub(super) fn proved(here: &Webauthn, state: &str, answer: &str, kept: &Kept) -> Option<String> {
    let (state, answer) = (read::<DiscoverableAuthentication>(state)?, read::<PublicKeyCredential>(answer)?);
    let mut passkey = read::<Passkey>(&kept.passkey)?;
    let (user, _) = here.identify_discoverable_authentication(&answer).ok()?;
    if *user.as_bytes() != kept.member.0 {
        return None;
    }
    let proof = here.finish_discoverable_authentication_v2(&answer, state, &passkey);
    let proof = proof.map_err(|error| said(&error)).ok()?;
    if !proof.user_verified() {
        return None;
    }
    passkey.update_credential(&proof);
    written(&passkey).ok()
}

/// Keeps a new passkey. Says whether it is new.
pub(super) fn add(
    tx: &mut WriteTx<'_>,
    (id, passkey): &(PasskeyId, String),
    member: MemberId,
    name: &str,
    now: Moment,
) -> Result<bool, Error> {
    Ok(tx.execute(&sql::ADD_PASSKEY, params![id, member, name, passkey, now])? == 1)
}

/// Notes that a passkey was used. Says whether it is still there.
pub(super) fn used(tx: &mut WriteTx<'_>, id: PasskeyId, passkey: &str, now: Moment) -> Result<bool, Error> {
    Ok(tx.execute(&sql::PASSKEY_USED, params![id, passkey, day_of(now)])? == 1)
}

/// The passkey of that id.
pub(super) fn find(tx: &mut ReadTx<'_>, id: PasskeyId) -> Result<Option<Kept>, Error> {
    tx.optional(&sql::PASSKEY, params![id])
}

/// Somebody's passkeys, the oldest first.
pub(super) fn of(tx: &mut ReadTx<'_>, member: MemberId) -> Result<Vec<Kept>, Error> {
    tx.all(&sql::PASSKEYS_OF, params![member])
}

/// Removes somebody's passkey. Says whether it was theirs.
pub(super) fn remove(tx: &mut WriteTx<'_>, member: MemberId, id: PasskeyId) -> Result<bool, Error> {
    Ok(tx.execute(&sql::REMOVE_PASSKEY, params![id, member])? == 1)
}

fn of_device(id: &[u8]) -> PasskeyId {
    let mut short = [0; 16];
    short.copy_from_slice(&Sha256::digest(id)[..16]);
    PasskeyId(short)
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn written(state: &impl Serialize) -> Result<String, Stop> {
    serde_json::to_string(state).map_err(|_| Refusal::Failed.into())
}

fn failed(error: &WebauthnError) -> Stop {
    tracing::error!(?error, "no challenge can be made");
    Refusal::Failed.into()
}

/// A device that answers wrongly is no trouble of ours, but whoever looks for a reason finds it.
fn said(error: &WebauthnError) {
    tracing::info!(?error, "the answer of a device does not fit");
}
