//! Figures for statements, worked out by hand on a small conversation that is made up.
//!
//! Two groups: people 1 to 6 and people 7 to 10. What they say about five statements:
//!
//! | statement | 1–6 | 7–10 |
//! |---|---|---|
//! | 1 "The bus should be free" | 6 agree | 4 disagree |
//! | 2 "More trees" | 6 agree | 4 agree |
//! | 3 "Shops open on Sundays" | 5 disagree, 1 passes | 3 agree, 1 passes |
//! | 4 "I live here" (meta) | 6 agree | 4 agree |
//! | 5 "A rude one" (rejected) | 3 disagree | nobody |

use crate::support::Talk;
use omov_opinion::conversation::Moderation;
use omov_opinion::figures::representative::representative;
use omov_opinion::figures::{Side, bound, common, consensus, priority};
use omov_opinion::{Conversation, Statement, Tally, Vote, tally};

fn small() -> (Conversation, Vec<Vec<Tally>>) {
    let mut statements: Vec<Statement> = (1..=5).map(|id| Statement::new(id, "")).collect();
    statements[3].meta = true;
    statements[4].moderation = Moderation::Rejected;
    let mut votes = Vec::new();
    for u in 1..=10 {
        let first = u <= 6;
        votes.push((u, 1, if first { Vote::Agree } else { Vote::Disagree }));
        votes.push((u, 2, Vote::Agree));
        let third = if u == 6 || u == 10 {
            Vote::Pass
        } else if first {
            Vote::Disagree
        } else {
            Vote::Agree
        };
        votes.push((u, 3, third));
        votes.push((u, 4, Vote::Agree));
        if u <= 3 {
            votes.push((u, 5, Vote::Disagree));
        }
    }
    let conversation = Talk { statements, votes }.conversation();
    let groups = tally::by_group(&conversation, 2, |u| Some(usize::from(conversation.people()[u] > 6)));
    (conversation, groups)
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

#[test]
fn what_is_left_out_stays_a_column() {
    let (conversation, _) = small();
    assert_eq!((conversation.voted().count(), conversation.left_out()), (5, 2));
    assert_eq!(conversation.total(), Tally { agree: 29, disagree: 12, pass: 2 });
}

#[test]
fn common_ground_is_the_product_over_groups() {
    let (_, groups) = small();
    near(common::common(0, &groups), 7.0 / 8.0 * 1.0 / 6.0);
    near(common::common(1, &groups), 7.0 / 8.0 * 5.0 / 6.0);
    near(common::common(2, &groups), 1.0 / 8.0 * 4.0 / 6.0);
    near(common::common(4, &groups), 1.0 / 5.0 * 1.0 / 2.0);
}

#[test]
fn the_bound_is_that_of_the_group_that_agrees_least() {
    let (_, groups) = small();
    // Nobody of four agrees: Beta(½, 4½); all of four agree: Beta(4½, ½), the same turned round. 5 % lie below 0.0004633 and 0.6447.
    assert!(bound::bound(0, &groups) < 0.01);
    let trees = bound::bound(1, &groups);
    near(omov_opinion::beta::below(trees, 4.5, 0.5), 0.05);
    // A group that knows nothing: the arcsine law.
    near(bound::bound(4, &[vec![Tally::default(); 5]]), (std::f64::consts::FRAC_PI_2 * 0.05).sin().powi(2));
}

#[test]
fn representative_statements_by_hand() {
    let (conversation, groups) = small();
    let taking = || conversation.voted().filter(|t| conversation.counts()[*t]);
    let first = representative(taking(), &groups[0], &groups[1]);
    // Statement 1: 6 of 6 against 0 of 4: (7/8)/(1/6) times as likely.
    let bus = &first[0];
    assert_eq!(
        (bus.standing.statement, bus.standing.side, bus.standing.successes, bus.standing.trials),
        (0, Side::Agree, 6, 6)
    );
    assert!(bus.best_agree);
    near(bus.standing.share, 7.0 / 8.0);
    near(bus.standing.test, 2.0 * 7.0_f64.sqrt() * 0.5);
    near(bus.ratio, 7.0 / 8.0 * 6.0);
    let together: f64 = 8.0 / 12.0;
    near(bus.ratio_test, (1.0 - 0.2) / (together * (1.0 - together) * (1.0 / 7.0 + 1.0 / 5.0)).sqrt());
    // Disagreement comes after agreement; "More trees", on which all agree, sets nobody apart.
    let said: Vec<_> = first.iter().map(|r| (r.standing.statement, r.standing.side)).collect();
    assert_eq!(said, [(0, Side::Agree), (2, Side::Disagree)]);
    // The statement that the second group agrees to most distinctly is always listed, and like all others with the side that sets the group apart from the
    // others: of four who all agree, disagreement is still likelier than of six who all agree. Polis lists it so.
    let second: Vec<_> = representative(taking(), &groups[1], &groups[0])
        .iter()
        .map(|r| (r.standing.statement, r.standing.side, r.best_agree))
        .collect();
    assert_eq!(second, [(2, Side::Agree, false), (1, Side::Disagree, true), (0, Side::Disagree, false)]);
}

#[test]
fn what_most_say_is_named_once_and_only_if_it_is_clear() {
    let (conversation, _) = small();
    let taking = || conversation.voted().filter(|t| conversation.counts()[*t]);
    let agree = consensus::consensus(Side::Agree, taking(), conversation.tallies());
    // 10 of 10; 6 of 10 is (7/11 - ½)·2√11 = 0.90, not enough.
    assert_eq!(agree.iter().map(|s| s.statement).collect::<Vec<_>>(), [1]);
    near(agree[0].share, 11.0 / 12.0);
    assert_eq!(consensus::consensus(Side::Disagree, taking(), conversation.tallies()), []);
}

#[test]
fn priority_by_hand() {
    let tally = Tally { agree: 6, disagree: 4, pass: 0 };
    // (1 - 1/12) · (0.5 + 1) · 7/12 · (1 + 8/4), squared.
    near(priority::priority(false, tally, 0.5), (11.0_f64 / 12.0 * 1.5 * 7.0 / 12.0 * 3.0).powi(2));
    near(priority::priority(true, tally, 0.5), 49.0);
}

#[test]
fn with_few_people_those_with_most_votes_are_grouped() {
    let (conversation, _) = small();
    assert_eq!(conversation.grouped().len(), 10);
}
