//! Made-up members who vote: each seals a paper of the file on their own side, and casts it as the booth does.

use std::sync::Arc;
use std::time::{Duration, Instant};

use omov_belenios::election::Election;
use omov_belenios::group::Ed25519;
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::credential::Code;
use omov_belenios::params::Params;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use super::browser::Browser;
use super::letters::{Holds, Letters};
use crate::election::tracking_number;

/// The same ballot is sent again so often, after such a pause: it can never count twice.
const TRIES: u32 = 120;
const PAUSE: Duration = Duration::from_secs(1);
/// So long the opening is waited for.
const PATIENCE: Duration = Duration::from_mins(10);

/// The election, read once for all of them.
pub(super) type Known = Arc<OnceCell<Arc<Params<Ed25519>>>>;

/// Somebody who votes.
pub(super) struct Voter {
    pub(super) email: String,
    pub(super) browser: Browser,
    /// Their papers, as the integers that are sealed: one, or several for a pool.
    pub(super) rows: Vec<Vec<u8>>,
    pub(super) seed: [u8; 32],
}

/// What became of a ballot.
pub(super) struct Cast {
    pub(super) tracker: String,
    /// How long the server took to take it in.
    pub(super) took: Duration,
    /// When the receipt was there.
    pub(super) at: Instant,
}

impl Voter {
    /// Waits for the code, seals, casts.
    pub(super) async fn vote(mut self, ballot: String, letters: Letters, known: Known) -> Result<Cast, String> {
        let (sealed, mut token) = self.seal(&ballot, &letters, &known).await?;
        let sealed = sealed.first().ok_or("there is no paper to seal")?;
        let (tracker, begun) = (tracking_number(sealed), Instant::now());
        let mut refused = String::new();
        for _ in 0..TRIES {
            match self.browser.post(&format!("{ballot}/vote/cast"), &[("_token", &token), ("ballot", sealed)]).await {
                Ok(seen) if seen.status.is_success() => {
                    let receipt: Value = serde_json::from_slice(&seen.body).map_err(|why| why.to_string())?;
                    if receipt["tracker"] != tracker.as_str() {
                        return Err("a receipt is for another ballot".into());
                    }
                    return Ok(Cast { tracker, took: begun.elapsed(), at: Instant::now() });
                }
                Ok(seen) if seen.status.is_client_error() && seen.status.as_u16() != 429 => {
                    return Err(format!("a ballot was not taken: {}", seen.text()));
                }
                Ok(seen) => refused = seen.text(),
                Err(why) => refused = why,
            }
            tokio::time::sleep(PAUSE).await;
            // Signed out and in again, or not: the form of now.
            token = self.facts(&ballot).await?.1;
        }
        Err(format!("a ballot was not taken: {refused}"))
    }

    /// Waits for the code and seals, and gives all that another program needs to cast the ballots in the member's place.
    pub(super) async fn pooled(mut self, ballot: String, letters: Letters, known: Known) -> Result<Value, String> {
        let (sealed, token) = self.seal(&ballot, &letters, &known).await?;
        let ballots: Vec<Value> =
            self.rows.iter().zip(sealed).map(|(row, text)| json!({ "row": row, "text": text })).collect();
        Ok(json!({ "cookies": self.browser.cookies(), "token": token, "ballots": ballots }))
    }

    /// Seals every paper, once the code has come and the ballot is open; gives the token of the form as well.
    async fn seal(&mut self, ballot: &str, letters: &Letters, known: &Known) -> Result<(Vec<String>, String), String> {
        let code = letters.wait(&self.email, Holds::VotingCode).await?;
        let (election, token) = self.facts(ballot).await?;
        let params = known
            .get_or_try_init(|| async {
                let read = Election::read(election.as_bytes()).map_err(|failure| failure.detail)?;
                Params::new(Ed25519, read, election.as_bytes()).map(Arc::new).map_err(|failure| failure.detail)
            })
            .await?
            .clone();
        let (rows, seed) = (self.rows.clone(), self.seed);
        let seal = move || {
            let credential = Code::parse(&code).map_err(|_| "a letter holds no voting code".to_owned())?;
            let credential = credential.credential(&params.election.uuid);
            let (mut rng, booth) = (ChaCha20Rng::from_seed(seed), Booth::new(&params));
            let papers = rows.into_iter().map(|row| booth.ballot(&credential, &[Answer::Integers(row)], &mut rng));
            papers.collect::<Result<Vec<_>, _>>().map_err(|why| why.to_string())
        };
        Ok((tokio::task::spawn_blocking(seal).await.map_err(|why| why.to_string())??, token))
    }

    /// The text of the election, and the token of the form. Codes are in the post before it opens, and a server may be gone for a moment.
    async fn facts(&mut self, ballot: &str) -> Result<(String, String), String> {
        let begun = Instant::now();
        loop {
            let why = match self.browser.get(&format!("{ballot}/vote/facts")).await {
                Ok(seen) if seen.status.is_success() => {
                    let facts: Value = serde_json::from_slice(&seen.body).map_err(|why| why.to_string())?;
                    let text = |name: &str| facts[name].as_str().unwrap_or_default().to_owned();
                    return Ok((text("election"), text("token")));
                }
                Ok(seen) => seen.text(),
                Err(why) => why,
            };
            if begun.elapsed() > PATIENCE {
                return Err(format!("the ballot is not open: {why}"));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}
