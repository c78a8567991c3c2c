//! Events, the links of the record.

use crate::hashing::Protocol;
use crate::json::{Malformed, Reader};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKind {
    /// The election was opened: parameters, trustees, credentials.
    Setup,
    /// A ballot was taken in.
    Ballot,
    /// No more ballots.
    EndBallots,
    /// The sealed ballots were added up.
    EncryptedTally,
    /// A trustee mixed the rankings.
    Shuffle,
    /// No more mixing.
    EndShuffles,
    /// A trustee gave a share of the decryption.
    PartialDecryption,
    /// The result.
    Result,
}

impl EventKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Setup,
        Self::Ballot,
        Self::EndBallots,
        Self::EncryptedTally,
        Self::Shuffle,
        Self::EndShuffles,
        Self::PartialDecryption,
        Self::Result,
    ];

    /// The name in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Setup => "Setup",
            Self::Ballot => "Ballot",
            Self::EndBallots => "EndBallots",
            Self::EncryptedTally => "EncryptedTally",
            Self::Shuffle => "Shuffle",
            Self::EndShuffles => "EndShuffles",
            Self::PartialDecryption => "PartialDecryption",
            Self::Result => "Result",
        }
    }

    /// True if the event names a payload.
    pub fn has_payload(self) -> bool {
        !matches!(self, Self::EndBallots | Self::EndShuffles)
    }

    /// True if an event of this kind may follow one of the kind `before`: a finished record is `Setup Ballot* EndBallots EncryptedTally
    /// (Shuffle+ EndShuffles)? PartialDecryption+ Result`.
    pub fn may_follow(self, before: Option<Self>) -> bool {
        use EventKind::{Ballot, EncryptedTally, EndBallots, EndShuffles, PartialDecryption, Result, Setup, Shuffle};
        match self {
            Setup => before.is_none(),
            Ballot | EndBallots => matches!(before, Some(Setup | Ballot)),
            EncryptedTally => before == Some(EndBallots),
            Shuffle => matches!(before, Some(EncryptedTally | Shuffle)),
            EndShuffles => before == Some(Shuffle),
            PartialDecryption => matches!(before, Some(EncryptedTally | EndShuffles | PartialDecryption)),
            Result => before == Some(PartialDecryption),
        }
    }
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Hash of the event before; none for the first.
    pub parent: Option<String>,
    /// The number of events before.
    pub height: u64,
    /// What happened.
    pub kind: EventKind,
    /// Hash of the data that belong to it.
    pub payload: Option<String>,
}

impl Event {
    /// Reads the canonical JSON, and of which version it is.
    pub fn read(json: &[u8]) -> Result<(Self, Protocol), Malformed> {
        let mut r = Reader::new(json)?;
        r.literal("{")?;
        let parent = if r.skip("\"parent\":") {
            let hash = r.hash()?.to_owned();
            r.literal(",")?;
            Some(hash)
        } else {
            None
        };
        r.literal("\"height\":")?;
        let height = r.integer()?;
        r.literal(",\"type\":")?;
        let protocol = if r.skip("[") { Protocol::V2 } else { Protocol::V1 };
        let here = r.clone();
        let name = r.plain()?;
        let Some(kind) = EventKind::ALL.into_iter().find(|kind| kind.name() == name) else {
            return here.expected("a kind of event");
        };
        if protocol == Protocol::V2 {
            r.literal("]")?;
        }
        let payload = if r.skip(",\"payload\":") { Some(r.hash()?.to_owned()) } else { None };
        r.literal("}")?;
        r.end()?;
        Ok((Self { parent, height, kind, payload }, protocol))
    }

    /// The canonical JSON of version 2.
    pub fn to_json(&self) -> String {
        let parent = self.parent.as_ref().map_or(String::new(), |hash| format!("\"parent\":\"{hash}\","));
        let payload = self.payload.as_ref().map_or(String::new(), |hash| format!(",\"payload\":\"{hash}\""));
        format!("{{{parent}\"height\":{},\"type\":[\"{}\"]{payload}}}", self.height, self.kind.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_back() {
        let hash = "0".repeat(64);
        for parent in [None, Some(hash.clone())] {
            for kind in EventKind::ALL {
                let payload = kind.has_payload().then(|| hash.clone());
                let event = Event { parent: parent.clone(), height: 7, kind, payload };
                assert_eq!(Event::read(event.to_json().as_bytes()), Ok((event, Protocol::V2)));
            }
        }
        assert!(Event::read(br#"{"height":0,"type":["Audit"]}"#).is_err());
        assert_eq!(Event::read(br#"{"height":0,"type":"Setup"}"#).unwrap().1, Protocol::V1);
    }
}
