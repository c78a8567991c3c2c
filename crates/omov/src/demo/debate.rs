//! A debate of the whole movement, in which two camps differ on some things and agree on others.

use omov_opinion::Vote;
use omov_store::Moment;
use rand_chacha::ChaCha20Rng;

use super::people;
use super::roll::{DAY, ago};
use crate::debates::{Debate, DebateId, Past, Told};
use crate::groups::GroupId;
use crate::house::{Stop, ids};
use crate::members::{Member, MemberId, Standing};

const QUESTION: &str = "How should we get around Eastmere?";
const ABOUT: &str = "The council draws up its plan for buses and streets this winter. What we agree on, we bring to its hearing in spring.";

/// What was said, and how many in a hundred of each camp agree and disagree with it. The first few are from those who opened the debate.
const SAID: [(&str, [(usize, usize); 2]); 16] = [
    ("Close Market Street to cars.", [(82, 8), (14, 76)]),
    ("Buses should run until the late shift ends.", [(90, 3), (84, 5)]),
    ("Parking in the centre should cost nothing.", [(10, 80), (78, 12)]),
    ("The council should run the buses itself.", [(76, 10), (34, 44)]),
    ("Nobody should pay more than two hours’ wages a week to get to work.", [(84, 4), (79, 7)]),
    ("I cannot do my work without a van.", [(8, 70), (66, 18)]),
    ("My mother cannot walk from the car park to the doctor.", [(40, 22), (83, 5)]),
    ("My children cross Market Street every day, and I am afraid for them.", [(80, 5), (28, 40)]),
    ("Take the money for buses from the new ring road.", [(86, 5), (16, 68)]),
    ("Mend the pavements before anything else.", [(62, 14), (68, 11)]),
    ("Every bus needs room for two wheelchairs.", [(88, 2), (82, 4)]),
    ("Cyclists should use the side streets.", [(18, 66), (74, 9)]),
    ("A bus that comes twice an hour is no bus.", [(70, 10), (46, 25)]),
    ("Not if the day buses are cut to pay for it.", [(34, 36), (62, 14)]),
    ("Let traders deliver before ten in the morning.", [(58, 12), (88, 3)]),
    ("I work at night and have never seen a bus there at all.", [(30, 6), (26, 5)]),
];
/// So many of them were there from the beginning.
const SEEDS: usize = 4;
/// So many in each camp have answered, if there are as many members.
const CAMP: usize = 75;

/// Draws it. `visited` is the group whose members visitors come in as.
pub(super) fn drawn(
    chance: &mut ChaCha20Rng,
    whole: GroupId,
    visited: GroupId,
    officer: MemberId,
    people: &[Member],
    now: Moment,
) -> Result<Past, Stop> {
    let opened = ago(now, 10, 0);
    // Whoever visitors come in as has everything still to hear.
    let others = people.iter().filter(|one| one.standing == Standing::Member && one.group != visited);
    let members: Vec<MemberId> = others.map(|one| one.id).step_by(7).collect();
    let told = SAID.iter().enumerate().map(|(at, (body, _))| Told {
        by: if at < SEEDS { officer } else { members.get(at * 5).copied().unwrap_or(officer) },
        seeded: at < SEEDS,
        body: (*body).to_owned(),
        at: ago(now, 10 - at / 2, 0),
    });
    let told: Vec<Told> = told.collect();
    let mut votes = Vec::new();
    for (n, member) in members.iter().take(2 * CAMP).enumerate() {
        for (at, (_, camps)) in SAID.iter().enumerate() {
            // Most have heard most of it, and everybody something else.
            if people::below(chance, 100) < 12 {
                continue;
            }
            let (agree, disagree) = camps[n % 2];
            let vote = match people::below(chance, 100) {
                lot if lot < agree => Vote::Agree,
                lot if lot < agree + disagree => Vote::Disagree,
                _ => Vote::Pass,
            };
            votes.push((*member, u32::try_from(at + 1).unwrap_or_default(), vote));
        }
    }
    let debate = Debate {
        id: DebateId(ids::by_time(opened)?),
        group: whole,
        kind: "national".into(),
        book: 0,
        question: QUESTION.into(),
        about: ABOUT.into(),
        opened_by: officer,
        opened_at: opened,
        closes_at: opened.plus(DAY * 28),
        closed_at: None,
        seed: ids::chance()?,
        entry: None,
    };
    Ok(Past { debate, office: "coordinating group".into(), told, votes })
}
