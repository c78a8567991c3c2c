//! Writes a whole election record, for measuring: `record choices|rankings BALLOTS FILE`.
//!
//! Choices are five answers of which one or two are chosen; rankings rank five candidates, and one trustee mixes them. The same arguments
//! give the same record: all randomness comes from fixed seeds, so it is good for measuring only.

use std::fs::File;
use std::io::{BufWriter, Write};

use omov_belenios::archive::{EventKind, Writer};
use omov_belenios::credentials::Credentials;
use omov_belenios::election::{Authority, Election, Kind, Question};
use omov_belenios::group::Ed25519;
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::credential::{self, Code};
use omov_belenios::make::decryption::{decrypt, result};
use omov_belenios::make::setup::{Opening, encrypted_tally, owned, public_key, setup_data};
use omov_belenios::make::shuffle::shuffle;
use omov_belenios::make::trustee::Seed;
use omov_belenios::params::Params;
use omov_belenios::sealed::Sum;
use omov_belenios::trustees::Trustees;
use omov_belenios::{Protocol, ballot};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use rayon::prelude::*;

type Error = Box<dyn std::error::Error>;

/// Ballots that are sealed before they are written.
const PART: usize = 1000;

fn question(rankings: bool) -> Question {
    let answers = (1..=5).map(|i| format!("Candidate {i}")).collect();
    let kind = if rankings {
        Kind::NonHomomorphic { answers, preferences: None }
    } else {
        Kind::Homomorphic { answers, blank: false, min: 1, max: 2 }
    };
    let extra = rankings.then(|| r#"{"method":"STV","blank":false,"seats":2}"#.to_owned());
    Question { question: "Who?".into(), kind, extra }
}

fn answer(rankings: bool, voter: usize) -> Answer {
    if rankings {
        Answer::Integers((0..5).map(|i| ((voter + i) % 5 + 1) as u8).collect())
    } else {
        Answer::Choices((0..5).map(|i| u8::from(i == voter % 5 || i == voter % 3)).collect())
    }
}

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, voters, path] = arguments.as_slice() else { return Err("record choices|rankings BALLOTS FILE".into()) };
    let rankings = match what.as_str() {
        "choices" => false,
        "rankings" => true,
        _ => return Err("the first argument is choices or rankings".into()),
    };
    let mut out = BufWriter::new(File::create(path)?);
    write(rankings, voters.parse()?, &mut out)?;
    Ok(out.flush()?)
}

fn write(rankings: bool, voters: usize, out: &mut impl Write) -> Result<(), Error> {
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let seed = Seed::random(&mut rng);
    let trustees_json = format!("[{}]", seed.single(Some("Ada"), &mut rng));
    let election = Election {
        protocol: Protocol::V2,
        description: "For measuring".into(),
        name: format!("{voters} voters"),
        group: "Ed25519".into(),
        public_key: public_key(&trustees_json)?,
        questions: vec![question(rankings)],
        uuid: "Me5aQcMtcRhZ2R".into(),
        administrator: Some("Ada".into()),
        authority: Authority::Server,
        language: None,
    };
    let json = election.to_json();
    let params = Params::new(Ed25519, Election::read(json.as_bytes())?, json.as_bytes())?;
    let keys: Vec<_> = (0..voters).map(|_| (Code::random(&mut rng).credential(&election.uuid), 1)).collect();
    let list = credential::list(&keys);
    let (mut writer, start) = Writer::new(1_795_317_644);
    out.write_all(&start)?;
    let setup = setup_data(&json, &trustees_json, &list);
    out.write_all(&writer.event(EventKind::Setup, &[&json, &trustees_json, &list, &setup]))?;

    let trustees = Trustees::read(&params, trustees_json.as_bytes())?;
    let credentials = Credentials::read(&params, list.as_bytes())?;
    let booth = Booth::new(&params);
    let mut sum = Sum::empty(&Ed25519, &params.election.questions);
    for (part, keys) in keys.chunks(PART).enumerate() {
        let seal = |(i, key): (usize, &(_, u64))| {
            let voter = part * PART + i;
            let mut rng = ChaCha20Rng::seed_from_u64(2 + voter as u64);
            let json = booth.ballot(&key.0, &[answer(rankings, voter)], &mut rng)?;
            let accepted = ballot::check(&params, &credentials, json.as_bytes())?;
            Ok::<_, omov_belenios::make::Refusal>((json, accepted))
        };
        let sealed: Vec<_> = keys.par_iter().enumerate().map(seal).collect::<Result<_, _>>()?;
        for (json, accepted) in sealed {
            sum.add(&Ed25519, &accepted.answers, accepted.weight);
            out.write_all(&writer.event(EventKind::Ballot, &[&json]))?;
        }
    }
    out.write_all(&writer.event(EventKind::EndBallots, &[]))?;
    let (tally, sized) = encrypted_tally(&params, &sum);
    let mut opening = Opening::new(&params, &trustees, sum, tally.as_bytes(), sized.as_bytes())?;
    out.write_all(&writer.event(EventKind::EncryptedTally, &[&tally, &sized]))?;
    if rankings {
        let mix = shuffle(&opening, &seed.signature_key(), &mut rng)?;
        opening.shuffle(1, mix.as_bytes())?;
        out.write_all(&writer.event(EventKind::Shuffle, &[&mix, &owned(1, &mix)]))?;
        out.write_all(&writer.event(EventKind::EndShuffles, &[]))?;
    }
    let share = decrypt(&opening, &seed.signature_key(), &seed.decryption_key(), &mut rng);
    opening.decryption(1, share.as_bytes())?;
    out.write_all(&writer.event(EventKind::PartialDecryption, &[&share, &owned(1, &share)]))?;
    let result = result(&opening)?;
    out.write_all(&writer.event(EventKind::Result, &[&result]))?;
    Ok(())
}
