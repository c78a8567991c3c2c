//! The parts of one key, as trustees sent them: each is checked as it comes, and all of them are put together.

use omov_belenios::make::rehearsal::Rehearsal;
use omov_belenios::make::threshold::{self, Context, Polynomial, Share};

use super::trustees::Kind;
use crate::election::SentKey;

/// What was sent, in the order of the trustees. In each round everybody has sent what is asked for in the round before.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) context: Context,
    /// The hash of what the key is made for.
    pub(super) made_for: String,
    pub(super) certificates: Vec<String>,
    pub(super) polynomials: Vec<String>,
    pub(super) keys: Vec<String>,
    pub(super) rehearsals: Vec<String>,
}

impl Parts {
    fn polynomials(&self) -> Result<Vec<Polynomial>, String> {
        self.polynomials.iter().map(|text| polynomial(text)).collect()
    }

    fn rehearsal(&self) -> Result<Rehearsal, String> {
        Rehearsal::new(&self.context, &self.made_for, &self.certificates, &self.polynomials()?)
            .map_err(|why| why.to_string())
    }

    /// Checks what one of them sends now.
    pub(super) fn check(&self, me: u64, kind: Kind, message: &str) -> Result<(), String> {
        let (context, certificates) = (&self.context, &self.certificates);
        let index = usize::try_from(me).map_err(|_| String::from("there is no such trustee"))?;
        match kind {
            Kind::Certificate => threshold::check_certificate(context, index, message).map_err(|why| why.to_string()),
            Kind::Polynomial => {
                let polynomial = polynomial(message)?;
                threshold::check_polynomial(context, certificates, index, &polynomial).map_err(|why| why.to_string())
            }
            Kind::Rehearsal => self.rehearsal()?.check(index, message).map_err(|why| why.to_string()),
            _ => {
                let key = self.key(message)?;
                threshold::check_key(context, certificates, &self.polynomials()?, index, &key)
                    .map_err(|why| why.to_string())
            }
        }
    }

    /// The signed public key in what a trustee sent.
    fn key(&self, message: &str) -> Result<String, String> {
        let sent = SentKey::parse(message)?;
        if sent.draft != self.made_for {
            return Err("this key was made for another draft".into());
        }
        Share::read(&sent.key).map(|(_, key)| key).map_err(|_| String::from("this is not a trustee's key"))
    }

    /// The list of trustees, as the record has it, once every part is there. The test ballot has to open.
    pub(super) fn list(&self) -> Result<String, String> {
        self.rehearsal()?.opens(&self.rehearsals).map_err(|why| why.to_string())?;
        let keys = self.keys.iter().map(|text| self.key(text)).collect::<Result<Vec<_>, _>>()?;
        Ok(format!("[{}]", threshold::item(&self.context, &self.certificates, &self.polynomials()?, &keys)))
    }
}

fn polynomial(text: &str) -> Result<Polynomial, String> {
    Polynomial::read(text).map_err(|_| String::from("this is not a trustee's polynomial"))
}
