//! Agendas, by hand and held against their definitions.

use crate::support::{Talk, talks};
use omov_opinion::agenda::Approvals;
use omov_opinion::{Conversation, Statement, Vote};
use proptest::prelude::*;

/// Made up: five who agree to 1 and 2, three who agree to 3, two who agree to 2 and 3.
fn small() -> Conversation {
    let mut votes = Vec::new();
    for u in 0..10 {
        let yes: &[u64] = if u < 5 {
            &[1, 2]
        } else if u < 8 {
            &[3]
        } else {
            &[2, 3]
        };
        votes.extend(yes.iter().map(|t| (u, *t, Vote::Agree)));
    }
    votes.push((10, 1, Vote::Disagree));
    Talk { statements: (1..=3).map(|id| Statement::new(id, "")).collect(), votes }.conversation()
}

#[test]
fn three_rules_by_hand() {
    let approvals = Approvals::new(&small());
    assert_eq!(approvals.voters(), 10);
    assert_eq!(approvals.approval(2).chosen, [1, 0]);
    // 2 costs seven people 1/7 each. Then 3: (1 + 2/7)/5 = 9/35; 1: (1 + 5/7)/5.
    let (phragmen, loads) = approvals.phragmen(3);
    assert_eq!(phragmen.chosen, [1, 2, 0]);
    assert!((loads[0] - 1.0 / 7.0).abs() < 1e-15 && (loads[1] - 9.0 / 35.0).abs() < 1e-15);
    assert!((loads[2] - (1.0 + 5.0 / 7.0) / 5.0).abs() < 1e-15);
    // 2 first; then 3 counts 3 + 2/2 = 4, and 1 counts 5/2.
    assert_eq!(approvals.pav(2).chosen, [1, 2]);
    // Three of ten agree to 3 and have nothing on the agenda of most agreement; five would be due a place.
    let plain = approvals.approval(2);
    assert_eq!(plain.unrepresented, 3);
    assert!((plain.unserved - 3.0 / 5.0).abs() < 1e-15);
    assert_eq!((phragmen.unrepresented, phragmen.unserved), (0, 0.0));
    // Nothing beyond what somebody agrees to.
    assert_eq!(approvals.phragmen(9).0.chosen.len(), 3);
}

#[test]
fn a_camp_that_repeats_itself_shares_its_weight() {
    // Six who agree to 1 and its two copies, five who agree to 4: made up. The copies are placed last, with a third and a half of six.
    let mut votes: Vec<_> = (0..6).flat_map(|u| [1, 2, 3].map(|t| (u, t, Vote::Agree))).collect();
    votes.extend((6..11).map(|u| (u, 4, Vote::Agree)));
    let talk = Talk { statements: (1..=4).map(|id| Statement::new(id, "")).collect(), votes };
    let order: Vec<(usize, f64)> = Approvals::new(&talk.conversation()).harmonic();
    assert_eq!(order, [(0, 6.0), (3, 5.0), (1, 3.0), (2, 2.0)]);
}

proptest! {
    #[test]
    fn loads_are_what_supporters_bear(talk in talks(), k in 1_usize..8) {
        let conversation = talk.conversation();
        let (agenda, loads) = Approvals::new(&conversation).phragmen(k);
        let yes = |u: usize, t: usize| conversation.rows().row(u).iter().any(|c| c.statement() == t && c.vote() == Vote::Agree);
        let people = conversation.people().len();
        let mut load = vec![0.0_f64; people];
        for (t, s) in agenda.chosen.iter().zip(&loads) {
            prop_assert!(conversation.counts()[*t]);
            let cost = |t: usize| {
                let of: Vec<f64> = (0..people).filter(|u| yes(*u, t)).map(|u| load[u]).collect();
                (1.0 + of.iter().sum::<f64>()) / of.len() as f64
            };
            prop_assert!((cost(*t) - s).abs() < 1e-9);
            for other in (0..conversation.statements().len()).filter(|o| conversation.counts()[*o] && !agenda.chosen.contains(o)) {
                prop_assert!(cost(other).is_infinite() || cost(other).is_nan() || cost(other) >= s - 1e-9);
            }
            for u in (0..people).filter(|u| yes(*u, *t)) {
                load[u] = *s;
            }
        }
        // All choices together cost what all people together bear.
        prop_assert!((load.iter().sum::<f64>() - agenda.chosen.len() as f64).abs() < 1e-9);
        prop_assert!(loads.is_sorted_by(|a, b| *a <= b + 1e-12));
    }

    #[test]
    fn sequential_rules_represent_every_large_group_at_phragmen(talk in talks(), k in 1_usize..8) {
        // Phragmén's rule gives proportional justified representation (Brill, Freeman, Janson and Lackner 2017), where there is a statement for each place.
        let approvals = Approvals::new(&talk.conversation());
        let (agenda, _) = approvals.phragmen(k);
        if agenda.chosen.len() == k {
            prop_assert!(agenda.unserved < 1.0, "{agenda:?}");
        }
    }
}

/// Voters who approve some of eight things.
fn camps() -> impl Strategy<Value = Vec<Vec<u16>>> {
    prop::collection::vec(prop::collection::vec(0_u16..8, 0..5), 1..40)
}

proptest! {
    #[test]
    fn so_many_newcomers_as_are_said_to_be_lacking_bring_it_onto_the_agenda_and_fewer_do_not(voters in camps(), k in 1_usize..6) {
        let approvals = Approvals::of(8, voters.clone());
        let (agenda, _) = approvals.phragmen(k);
        let with = |t: usize, more: usize| {
            let newcomers = std::iter::repeat_n(vec![t as u16], more);
            Approvals::of(8, voters.iter().cloned().chain(newcomers)).phragmen(k).0.chosen.contains(&t)
        };
        for (t, lacks) in approvals.lacking(k).into_iter().enumerate() {
            prop_assert_eq!(lacks.is_none(), agenda.chosen.contains(&t) || agenda.chosen.len() < k);
            let Some(lacks) = lacks else { continue };
            prop_assert!(with(t, lacks), "{t} lacks {lacks}");
            // One fewer may be enough where a tie is broken for it, and two fewer never are.
            prop_assert!(lacks < 3 || !with(t, lacks - 2), "{t} lacks less than {lacks}");
        }
    }
}

#[test]
fn what_a_proposal_lacks_is_worked_out_as_by_hand() {
    // Six approve 0, four approve 1, three approve 2; two places. Each supporter of 0 bears 1/6, of 1 1/4. To be cheaper than 1/4, 2 needs five.
    let voters = [vec![vec![0]; 6], vec![vec![1]; 4], vec![vec![2]; 3]].concat();
    let approvals = Approvals::of(4, voters);
    assert_eq!(approvals.approvals(), [6, 4, 3, 0]);
    assert_eq!(approvals.phragmen(2).0.chosen, [0, 1]);
    assert_eq!(approvals.lacking(2), [None, None, Some(2), Some(5)]);
    assert_eq!(approvals.lacking(4), [None; 4], "there is room for all that anybody approves");
}
