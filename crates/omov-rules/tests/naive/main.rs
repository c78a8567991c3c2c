//! No reachable state lets an act through that the rulebook forbids, nor stops one that it allows: random rulebooks and random
//! acts, decided by the crate from the text, and a second time here, slowly, from the numbers that the text was made of. The two
//! share no code: here a share of people is compared by multiplying, and time is counted in whole days.

mod book;
mod evaluator;
mod world;

use book::books;
use evaluator::Naive;
use omov_rules::Rulebook;
use omov_rules::decide::{Act, Answer, Asking, Because, Facts, Place, Resolution};
use proptest::prelude::*;
use world::{NOW, Somebody, World, acts, day, worlds};

fn decide(book: &Rulebook, world: &World, act: &Act) -> Answer {
    let nation = ("nation".to_owned(), "n".to_owned());
    let here = world.local.then(|| ("local".to_owned(), "here".to_owned()));
    let facts = Facts {
        people: [("everyone".to_owned(), world.everyone), ("locals".to_owned(), world.locals)].into(),
        resolution: world.resolution.map(|(body, took_part, yes, no)| Resolution {
            body: body.into(),
            took_part,
            yes,
            no,
        }),
        second: world.second.as_ref().map(Somebody::person),
    };
    let place = Place { groups: std::iter::once(nation).chain(here).collect() };
    book.decide(&Asking { who: &world.who.person(), act, place: &place, now: day(NOW), facts: &facts })
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::default() })]
    #[test]
    fn what_is_allowed_is_what_the_numbers_allow(
        book in books(),
        tries in proptest::collection::vec((worlds(), acts()), 60),
    ) {
        let text = book.text();
        let parsed = Rulebook::parse(&text);
        prop_assert!(parsed.is_ok(), "{}\n{}", parsed.err().map(|refused| refused.to_string()).unwrap_or_default(), text);
        let rules = parsed.expect("it is accepted").book;
        for (world, act) in tries {
            let answer = decide(&rules, &world, &act);
            let may = Naive(&book, &world).may(&act);
            prop_assert_eq!(answer.is_allowed(), may, "{:?}\n{:?}\n{:?}\n{}", answer, act, world, text);
            match answer {
                Answer::Allowed(cite) => prop_assert!(cite.line > 0 && !cite.path.is_empty()),
                Answer::Refused(grounds) => {
                    prop_assert!(!grounds.is_empty());
                    for ground in grounds {
                        prop_assert_eq!(ground.line.is_none(), ground.because == Because::Missing, "{:?}", ground);
                        prop_assert_ne!(ground.says.english(), ground.says.id);
                    }
                }
            }
        }
    }
}

/// The test above says nothing if one of the two answers hardly ever comes.
#[test]
fn both_answers_come_for_every_kind_of_act() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeMap::<String, [u32; 2]>::new();
    let (books, worlds, acts) = (books(), worlds(), acts());
    let mut book = books.new_tree(&mut runner).expect("a book").current();
    for tries in 0..8_000 {
        // Making a book takes longest.
        if tries % 20 == 0 {
            book = books.new_tree(&mut runner).expect("a book").current();
        }
        let world = worlds.new_tree(&mut runner).expect("a world").current();
        let act = acts.new_tree(&mut runner).expect("an act").current();
        let kind = format!("{act:?}").split([' ', '{']).next().unwrap_or_default().to_owned();
        seen.entry(kind).or_default()[usize::from(Naive(&book, &world).may(&act))] += 1;
    }
    assert_eq!(seen.len(), 19);
    for (kind, [refused, allowed]) in seen {
        assert!(refused >= 10 && allowed >= 3, "{kind}: refused {refused}, allowed {allowed}");
    }
}
