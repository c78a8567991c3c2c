//! A real conversation in the made-up movement: statements and votes from files, its nameless voters as made-up members, and where it is from.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use omov_opinion::Vote;
use omov_opinion::conversation::Moderation;
use omov_store::Moment;
use omov_web::words::{Words, one_line};

use super::roll::{DAY, Home, ago};
use crate::debates::{Debate, DebateId, MOST, Past, Told};
use crate::failure::{self, Failure};
use crate::groups::GroupId;
use crate::house::{Stop, ids};
use crate::members::{Member, MemberId, Standing};
use crate::opinions;

/// Where a conversation may say whose it is and under which licence, in this order.
const PAPERS: [&str; 8] =
    ["README.md", "README.txt", "README", "LICENCE.txt", "LICENCE.md", "LICENCE", "LICENSE.txt", "LICENSE"];
/// More of it is not shown.
const LETTERS: usize = 4_000;

/// A conversation as it lies in a folder: `statements.csv`, `votes.csv`, and a paper that says where it is from.
#[derive(Clone, Debug)]
pub(super) struct Conversation {
    question: String,
    source: String,
    /// What was said, and by whom, in the order of the numbers in the files.
    said: Vec<(String, u64)>,
    /// Who said what to which of them, counted from 0.
    votes: Vec<(u64, usize, Vote)>,
    /// Everybody who wrote or voted, with the member they are here.
    people: BTreeMap<u64, MemberId>,
}

impl Conversation {
    /// Reads it. Without a question it is called by the name of its folder.
    pub(super) fn read(folder: &Path, question: Option<&str>, now: Moment) -> Result<Self, Failure> {
        let path = |name: &str| folder.join(name);
        let found = opinions::conversation(&path("votes.csv"), &path("statements.csv"))?;
        let named = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let counts = |at: usize| found.statements()[at].moderation != Moderation::Rejected;
        let kept: Vec<usize> = (0..found.statements().len()).filter(|at| counts(*at)).collect();
        if kept.is_empty() || kept.len() > MOST {
            let why = format!("a debate has from 1 to {MOST} statements, and here are {}", kept.len());
            return Err(Failure::file(&path("statements.csv"), why));
        }
        let mut said = Vec::new();
        for at in &kept {
            let one = &found.statements()[*at];
            let text = one_line(&one.text);
            if text.is_empty() {
                let why = format!("statement {} has no text, so there is nothing to show", one.id);
                return Err(Failure::file(&path("statements.csv"), why));
            }
            said.push((text, one.author.unwrap_or_default()));
        }
        let votes = found.people().iter().zip(found.rows().iter()).flat_map(|(person, row)| {
            let kept = &kept;
            let vote = move |cell: &omov_opinion::rows::Cell| {
                Some((*person, kept.binary_search(&cell.statement()).ok()?, cell.vote()))
            };
            row.iter().filter_map(vote)
        });
        let votes: Vec<_> = votes.collect();
        let all = found.people().iter().copied().chain(said.iter().map(|(_, author)| *author));
        let mut people = BTreeMap::new();
        for person in all {
            let id = MemberId(ids::by_time(ago(now, 60, 0)).map_err(|stop| Failure::usage(stop.to_string()))?);
            people.entry(person).or_insert(id);
        }
        Ok(Self { question: question.map_or(named, str::to_owned), source: source(folder)?, said, votes, people })
    }

    /// Those who wrote and voted, as members of the movement: one after the other in its local groups.
    pub(super) fn members(&self, homes: &[Home], words: &Words, now: Moment) -> Vec<Member> {
        let homes = homes.iter().cycle();
        let member = |((number, id), home): ((&u64, &MemberId), &Home)| Member {
            id: *id,
            name: words.say_with("demo-participant", &[("number", (*number).into())]),
            email: None,
            phone: None,
            postcode: None,
            address: None,
            standing: Standing::Member,
            group: home.group,
            joined_at: ago(now, 60, 0),
            renew_by: Some(now.plus(DAY * 300)),
        };
        self.people.iter().zip(homes).map(member).collect()
    }

    /// The debate of the whole movement that it becomes.
    pub(super) fn debate(&self, whole: GroupId, officer: MemberId, words: &Words, now: Moment) -> Result<Past, Stop> {
        let opened = ago(now, 20, 0);
        let by = |person: &u64| self.people.get(person).copied().unwrap_or(officer);
        let told = self.said.iter().map(|(body, author)| Told {
            by: by(author),
            seeded: false,
            body: body.clone(),
            at: ago(now, 19, 0),
        });
        let number = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
        let votes = self.votes.iter().map(|(person, at, vote)| (by(person), number(*at), *vote));
        let debate = Debate {
            id: DebateId(ids::by_time(opened)?),
            group: whole,
            kind: "national".into(),
            book: 0,
            question: self.question.clone(),
            about: words.say_with("demo-conversation", &[("source", (&*self.source).into())]),
            opened_by: officer,
            opened_at: opened,
            closes_at: opened.plus(DAY * 28),
            closed_at: None,
            seed: ids::chance()?,
            entry: None,
        };
        Ok(Past { debate, office: "coordinating group".into(), told: told.collect(), votes: votes.collect() })
    }
}

/// Whose it is and under which licence, as its own paper says. Without one it is not shown: whoever looks at it has to be told.
fn source(folder: &Path) -> Result<String, Failure> {
    let Some(path) = PAPERS.iter().map(|name| folder.join(name)).find(|path| path.is_file()) else {
        let why = format!("no paper says whose this is and under which licence; put one there, such as {}", PAPERS[3]);
        return Err(Failure::file(folder, why));
    };
    let text = fs::read_to_string(&path).map_err(|error| Failure::file(&path, failure::of_system(&error)))?;
    // Each of its lines is a paragraph here.
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Ok(lines.join("\n\n").chars().take(LETTERS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::testing::NOON;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("a file");
        }
        folder
    }

    const STATEMENTS: (&str, &str) = (
        "statements.csv",
        "statement,author,moderated,is_meta,text\n7,3,1,0,Mend the hall.\n2,,1,0,Open on Sundays.\n9,3,-1,0,Buy my van.\n",
    );
    const VOTES: (&str, &str) = ("votes.csv", "participant,statement,vote\n3,7,1\n12,7,-1\n12,2,0\n12,9,1\n");
    const PAPER: (&str, &str) = ("LICENCE.txt", "Made up for a test.\nCC0.\n");

    #[test]
    fn a_conversation_is_read_with_its_source_and_without_what_moderators_took_out() {
        let folder = folder(&[STATEMENTS, VOTES, PAPER]);
        let found = Conversation::read(folder.path(), Some("What first?"), NOON).expect("a conversation");
        assert_eq!(found.said, [("Open on Sundays.".to_owned(), 0), ("Mend the hall.".to_owned(), 3)]);
        assert_eq!(found.votes, [(3, 1, Vote::Agree), (12, 0, Vote::Pass), (12, 1, Vote::Disagree)]);
        assert_eq!(found.people.keys().copied().collect::<Vec<_>>(), [0, 3, 12]);
        assert_eq!((&*found.question, &*found.source), ("What first?", "Made up for a test.\n\nCC0."));
    }

    #[test]
    fn without_a_paper_that_says_whose_it_is_nothing_is_shown() {
        let none = Conversation::read(folder(&[STATEMENTS, VOTES]).path(), None, NOON).expect_err("no paper");
        assert!(none.to_string().contains("under which licence"), "{none}");
        let gone = Conversation::read(folder(&[VOTES, PAPER]).path(), None, NOON).expect_err("no statements");
        assert!(gone.to_string().contains("statements.csv"), "{gone}");
        let mute = ("statements.csv", "statement,author,moderated,is_meta,text\n7,3,1,0,\n");
        let mute = Conversation::read(
            folder(&[mute, ("votes.csv", "participant,statement,vote\n3,7,1\n"), PAPER]).path(),
            None,
            NOON,
        );
        assert!(mute.expect_err("no text").to_string().contains("statement 7 has no text"));
    }
}
