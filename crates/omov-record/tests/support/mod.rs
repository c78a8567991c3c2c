//! A record in memory, made as the program makes one: entries and stored hashes first, then tiles, then the checkpoint.

use std::collections::BTreeMap;
use std::io;

use omov_record::entry::commit;
use omov_record::key::{Purpose, SigningKey, VerifierKey};
use omov_record::tiles::{CHECKPOINT, Kind, encode, grown};
use omov_record::tree::{Frontier, Plan, stored};
use omov_record::verify::{Demands, Source, Verdict, verify};
use omov_record::witness::{Request, Seen, decide};
use omov_record::{Checkpoint, Entry, Hash, bundle};

pub(crate) const ORIGIN: &str = "movement.example/record";

/// Files by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What the record's program holds.
pub(crate) struct Log {
    pub(crate) entries: Vec<Vec<u8>>,
    pub(crate) hashes: Vec<Hash>,
    pub(crate) files: Files,
    pub(crate) published: u64,
    frontier: Frontier,
}

pub(crate) fn log_key() -> SigningKey {
    SigningKey::new(ORIGIN, Purpose::Note, &[1; 32]).unwrap()
}

pub(crate) fn witness_key(number: u8) -> SigningKey {
    SigningKey::new(&format!("group-{number}.example/witness"), Purpose::Cosignature, &[100 + number; 32]).unwrap()
}

/// An act of a made-up movement.
pub(crate) fn act(number: u64) -> Entry {
    let kinds = ["office.lend", "office.return", "ballot.open", "rule.change", "member.remove"];
    let salt = [number as u8; 32];
    let kind = kinds[(number % 5) as usize];
    let entry = Entry::new(number, 1_790_000_000 + number * 60, kind, "north", "4.2")
        .fact("title", format!("Act “{number}”"))
        .fact("until", "2027-11-30")
        .person("holder", commit(&salt, "member", &number.to_be_bytes()).unwrap());
    if number.is_multiple_of(3) { entry } else { entry.by("secretary") }
}

impl Log {
    pub(crate) fn new() -> Self {
        Self { entries: Vec::new(), hashes: Vec::new(), files: Files::new(), published: 0, frontier: Frontier::empty() }
    }

    /// An honest record with `size` entries, published once, and signed by two witnesses.
    pub(crate) fn of(size: u64) -> Self {
        let mut log = Self::new();
        log.append((0..size).map(|n| act(n).encode().unwrap()));
        log.publish(&[1, 2]);
        log
    }

    pub(crate) fn size(&self) -> u64 {
        self.entries.len() as u64
    }

    /// Appends a batch. The edge of the tree is read anew from what is stored, as after a start.
    pub(crate) fn append(&mut self, batch: impl IntoIterator<Item = Vec<u8>>) {
        self.frontier = self.edge();
        assert_eq!(self.frontier.next_position(), self.hashes.len() as u64);
        for entry in batch {
            assert!(self.frontier.push(Hash::leaf(&entry), &mut self.hashes));
            self.entries.push(entry);
        }
        assert_eq!(stored(self.size()), self.hashes.len() as u64);
    }

    /// The edge of the tree, from what is stored.
    pub(crate) fn edge(&self) -> Frontier {
        let size = self.size();
        let hashes = Frontier::positions(size).into_iter().map(|p| self.hashes[p as usize]).collect();
        Frontier::new(size, hashes).unwrap()
    }

    pub(crate) fn checkpoint(&self) -> Checkpoint {
        Checkpoint { origin: ORIGIN.into(), size: self.size(), root: self.frontier.root() }
    }

    /// Writes the tiles, then the checkpoint.
    pub(crate) fn publish(&mut self, witnesses: &[u8]) {
        for tile in grown(self.published, self.size()) {
            let bytes = if tile.kind == Kind::Entries {
                let (first, mut bytes) = (tile.index as usize * 256, Vec::new());
                for entry in &self.entries[first..first + usize::from(tile.width)] {
                    assert!(bundle::push(&mut bytes, entry));
                }
                bytes
            } else {
                encode(&tile.positions().into_iter().map(|p| self.hashes[p as usize]).collect::<Vec<_>>())
            };
            self.files.insert(tile.path(), bytes);
        }
        self.published = self.size();
        let checkpoint = self.signed(witnesses);
        self.files.insert(CHECKPOINT.into(), checkpoint);
    }

    /// The checkpoint, signed by the record and by witnesses.
    pub(crate) fn signed(&self, witnesses: &[u8]) -> Vec<u8> {
        let mut note = self.checkpoint().note().unwrap();
        note.sign(&log_key(), 0);
        for number in witnesses {
            note.sign(&witness_key(*number), 1_795_000_000 + u64::from(*number));
        }
        note.print().into_bytes()
    }

    /// The proof of a plan.
    pub(crate) fn prove(&self, plan: &Plan) -> Vec<Hash> {
        let hashes: Vec<Hash> = plan.positions().into_iter().map(|p| self.hashes[p as usize]).collect();
        plan.finish(&hashes).unwrap()
    }

    /// A request to a witness that has seen `old` entries.
    pub(crate) fn request(&self, old: u64) -> Request {
        let (checkpoint, note) = Checkpoint::read(&self.signed(&[])).unwrap();
        let proof = Plan::consistency(old, checkpoint.size).map_or(Vec::new(), |plan| self.prove(&plan));
        Request { old, proof, checkpoint, note }
    }
}

/// A copy of a record.
pub(crate) struct Copy<'a>(pub(crate) &'a Files);

impl Source for Copy<'_> {
    fn read(&self, path: &str, _: usize) -> io::Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }
}

/// The keys a reader has.
pub(crate) struct Reader {
    pub(crate) key: VerifierKey,
    pub(crate) witnesses: Vec<VerifierKey>,
    pub(crate) since: Option<Vec<u8>>,
}

impl Default for Reader {
    fn default() -> Self {
        let witnesses = [1, 2].map(|number| witness_key(number).verifier().clone()).to_vec();
        Self { key: log_key().verifier().clone(), witnesses, since: None }
    }
}

impl Reader {
    pub(crate) fn check(&self, files: &Files) -> Verdict {
        let since = self.since.as_ref().map(|bytes| Checkpoint::read(bytes).unwrap());
        let demands = Demands { key: Some(&self.key), witnesses: &self.witnesses, quorum: None, since: since.as_ref() };
        verify(&Copy(files), demands, &mut |_, _| {}).unwrap().expect("there is a checkpoint")
    }
}

/// What a witness keeps, and how it answers.
pub(crate) fn ask(seen: &mut Seen, request: &Request) -> Result<(), omov_record::witness::Refusal> {
    let approved = decide(&[log_key().verifier().clone()], *seen, request)?;
    *seen = approved.seen();
    Ok(())
}
