//! The trustees of a replay: they do in this process what trustees do on their page, through the same doors.

use omov_belenios::make::decryption::decrypt;
use omov_belenios::make::rehearsal::Rehearsal;
use omov_belenios::make::shuffle::shuffle;
use omov_belenios::make::signature::KeyPair;
use omov_belenios::make::threshold::{Member, Polynomial};
use omov_belenios::make::trustee::Seed;
use omov_belenios::verify::{Standing, Stop};
use rand_chacha::ChaCha20Rng;
use serde_json::Value;

use super::browser::Browser;
use crate::election::{Draft, SentKey};

/// One of them.
pub(super) struct Trustee {
    number: usize,
    browser: Browser,
    seed: Seed,
    /// Their part of the key, once it is made.
    key: Option<KeyPair>,
}

impl Trustee {
    pub(super) fn new(number: usize, browser: Browser, rng: &mut ChaCha20Rng) -> Self {
        Self { number, browser, seed: Seed::random(rng), key: None }
    }

    /// What their page is told.
    async fn facts(&mut self, ballot: &str) -> Result<Value, String> {
        let seen = self.browser.get(&format!("{ballot}/trustee/facts")).await?;
        serde_json::from_slice(&seen.body).map_err(|why| format!("what a trustee is told: {why}"))
    }

    /// What they have to do now, by its name.
    pub(super) async fn step(&mut self, ballot: &str) -> Result<String, String> {
        Ok(self.facts(ballot).await?["step"].as_str().unwrap_or_default().to_owned())
    }

    /// Does what is to be done now.
    pub(super) async fn act(&mut self, ballot: &str, rng: &mut ChaCha20Rng) -> Result<(), String> {
        let facts = self.facts(ballot).await?;
        let step = facts["step"].as_str().unwrap_or_default().to_owned();
        let message = match step.as_str() {
            "certificate" | "polynomial" | "key" | "rehearsal" => self.ceremony(&step, &facts, rng)?,
            "shuffle" | "decryption" => {
                let record = self.browser.get(&format!("{ballot}/record.bel")).await?.body;
                self.opening(&step, &record, rng)?
            }
            other => return Err(format!("trustee {} has nothing to do: {other}", self.number)),
        };
        let token = facts["token"].as_str().unwrap_or_default();
        let fields = [("_token", token), ("kind", step.as_str()), ("message", message.as_str())];
        let seen = self.browser.post(&format!("{ballot}/trustee/send"), &fields).await?;
        if seen.status.is_success() {
            Ok(())
        } else {
            Err(format!("the {step} of trustee {}: {}", self.number, seen.text()))
        }
    }

    /// A part of the making of the key.
    fn ceremony(&mut self, step: &str, facts: &Value, rng: &mut ChaCha20Rng) -> Result<String, String> {
        let text = |why: omov_belenios::make::Refusal| why.to_string();
        let draft = Draft::read(facts["draft"].as_str().unwrap_or_default())?;
        let context = draft.context()?;
        let all = |name: &str| -> Vec<String> {
            facts[name].as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
        };
        let member = Member::new(&context, self.number, &self.seed).map_err(text)?;
        let certificates = all("certificates");
        let read = |text: &String| Polynomial::read(text).map_err(|_| "a polynomial cannot be read".to_owned());
        let polynomials = || all("polynomials").iter().map(read).collect::<Result<Vec<_>, String>>();
        Ok(match step {
            "certificate" => member.certificate(rng),
            "polynomial" => member.polynomial(&certificates, rng).map_err(text)?.to_json(),
            "rehearsal" => {
                let key = self.key.as_ref().ok_or("this trustee has no part of the key")?;
                let rehearsal =
                    Rehearsal::new(&context, &draft.hash(), &certificates, &polynomials()?).map_err(text)?;
                rehearsal.share(&self.seed.signature_key(), key, rng)
            }
            _ => {
                let polynomials = polynomials()?;
                let share = member.finish(&certificates, &polynomials, rng).map_err(text)?;
                let sent = SentKey { draft: draft.hash(), key: share.to_json() };
                self.key = Some(share.key);
                sent.to_json()
            }
        })
    }

    /// A mix, or a share of the opening, of the whole record.
    fn opening(&self, step: &str, record: &[u8], rng: &mut ChaCha20Rng) -> Result<String, String> {
        let standing = Standing::read(record, None, &mut |_| {}).map_err(Stop::detail)?;
        let sum = standing.sum(&mut |_| {}).map_err(Stop::detail)?;
        let opening = standing.opening(sum, &mut |_| {}).map_err(Stop::detail)?.ok_or("there is nothing to open")?;
        if step == "shuffle" {
            return shuffle(&opening, &self.seed.signature_key(), rng).map_err(|why| why.to_string());
        }
        let key = self.key.as_ref().ok_or("this trustee has no part of the key")?;
        Ok(decrypt(&opening, &self.seed.signature_key(), key, rng))
    }
}
