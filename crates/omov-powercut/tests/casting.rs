//! A model of casting, in which everything happens in every order: two phones vote with one code, another member votes, connections are cut and the same
//! ballot is sent again, the server dies at any moment and forgets what is not on the disk. Each step of the server is one of `put` and `cast` in the
//! program's `ballots/cast.rs`; what commits and what syncs is the store's group commit.
//!
//! Two things always hold: no ballot that was acknowledged is lost, and none counts twice or without the mark of its voter. Each classic mistake, put
//! into the model, is found.

use std::collections::BTreeSet;

use stateright::{Checker as _, HasDiscoveries, Model, Property};

/// A sealed ballot: whose code it is sealed with, and which of theirs it is.
type Ballot = (u8, u8);

/// What is wrong with the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mistake {
    None,
    /// The receipt goes out before the disk has it.
    ReceiptBeforeDisk,
    /// The ballot is one transaction, and the mark another.
    TwoTransactions,
    /// Whether the ballot is there already is asked in one transaction, and it is put there in another.
    LookApart,
}

/// The database: the board in its order, and who has voted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Base {
    board: Vec<Ballot>,
    marks: BTreeSet<u8>,
}

/// How far a phone is with its one ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Phone {
    Sealed,
    /// Sent, and no answer yet.
    Waits,
    /// The connection was cut: nobody knows whether it arrived.
    Cut,
    Receipt,
}

/// How far the server is with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Step {
    Arrived,
    /// Seen that it is not there yet; with [`Mistake::LookApart`] alone.
    Looked,
    /// The ballot is in and its mark is not; with [`Mistake::TwoTransactions`] alone.
    Unmarked,
    Committed,
    OnDisk,
}

/// A request in the memory of the server. What came by a cut connection has nobody to answer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Request {
    phone: usize,
    step: Step,
    heard: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    phones: Vec<Phone>,
    /// How often each may still be cut off.
    cuts: Vec<u8>,
    server: Vec<Request>,
    memory: Base,
    disk: Base,
    deaths: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Action {
    Send(usize),
    Cut(usize),
    /// The next step of a request: a transaction, or the answer.
    Work(usize),
    /// Everything committed so far goes to the disk.
    Sync,
    Die,
}

struct Casting {
    mistake: Mistake,
    /// Each phone and the ballot on it.
    ballots: Vec<Ballot>,
    cuts: u8,
    deaths: u8,
}

impl Casting {
    /// Two phones of one member, one of another.
    fn with(mistake: Mistake) -> Self {
        Self { mistake, ballots: vec![(0, 0), (0, 1), (1, 0)], cuts: 1, deaths: 1 }
    }

    /// What a request does in its next transaction.
    fn transact(&self, base: &mut Base, ballot: Ballot, step: Step) -> Step {
        let there = base.board.contains(&ballot);
        match (step, self.mistake) {
            // It is there: the same receipt, and nobody is marked anew.
            (Step::Arrived, _) if there => Step::Committed,
            (Step::Arrived, Mistake::LookApart) => Step::Looked,
            (Step::Arrived, Mistake::TwoTransactions) => {
                base.board.push(ballot);
                Step::Unmarked
            }
            (Step::Unmarked, _) => {
                base.marks.insert(ballot.0);
                Step::Committed
            }
            _ => {
                base.board.push(ballot);
                base.marks.insert(ballot.0);
                Step::Committed
            }
        }
    }
}

impl Model for Casting {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![State {
            phones: vec![Phone::Sealed; self.ballots.len()],
            cuts: vec![self.cuts; self.ballots.len()],
            server: Vec::new(),
            memory: Base::default(),
            disk: Base::default(),
            deaths: self.deaths,
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        for (at, phone) in state.phones.iter().enumerate() {
            match phone {
                Phone::Sealed | Phone::Cut => actions.push(Action::Send(at)),
                Phone::Waits if state.cuts[at] > 0 => actions.push(Action::Cut(at)),
                Phone::Waits | Phone::Receipt => {}
            }
        }
        for (at, request) in state.server.iter().enumerate() {
            let waits = request.step == Step::Committed && self.mistake != Mistake::ReceiptBeforeDisk;
            if !waits {
                actions.push(Action::Work(at));
            }
        }
        if state.memory != state.disk || state.server.iter().any(|request| request.step == Step::Committed) {
            actions.push(Action::Sync);
        }
        if state.deaths > 0 {
            actions.push(Action::Die);
        }
    }

    fn next_state(&self, before: &State, action: Action) -> Option<State> {
        let mut state = before.clone();
        match action {
            Action::Send(phone) => {
                state.phones[phone] = Phone::Waits;
                state.server.push(Request { phone, step: Step::Arrived, heard: true });
            }
            Action::Cut(phone) => {
                state.phones[phone] = Phone::Cut;
                state.cuts[phone] -= 1;
                for request in state.server.iter_mut().filter(|request| request.phone == phone) {
                    request.heard = false;
                }
            }
            Action::Work(at) => {
                let request = state.server[at];
                if matches!(request.step, Step::Committed | Step::OnDisk) {
                    state.server.remove(at);
                    if request.heard {
                        state.phones[request.phone] = Phone::Receipt;
                    }
                } else {
                    let ballot = self.ballots[request.phone];
                    state.server[at].step = self.transact(&mut state.memory, ballot, request.step);
                }
            }
            Action::Sync => {
                state.disk = state.memory.clone();
                for request in state.server.iter_mut().filter(|request| request.step == Step::Committed) {
                    request.step = Step::OnDisk;
                }
            }
            Action::Die => {
                state.deaths -= 1;
                state.server.clear();
                state.memory = state.disk.clone();
                for phone in state.phones.iter_mut().filter(|phone| **phone == Phone::Waits) {
                    *phone = Phone::Cut;
                }
            }
        }
        // In which order requests lie in the memory makes no difference.
        state.server.sort();
        (state != *before).then_some(state)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("no acknowledged ballot is lost", |model: &Self, state: &State| {
                let mut acknowledged =
                    state.phones.iter().zip(&model.ballots).filter(|(phone, _)| **phone == Phone::Receipt);
                acknowledged.all(|(_, ballot)| state.disk.board.contains(ballot))
            }),
            Property::always("none counts twice, or without its mark", |_: &Self, state: &State| {
                let once: BTreeSet<&Ballot> = state.disk.board.iter().collect();
                let voters: BTreeSet<u8> = state.disk.board.iter().map(|(voter, _)| *voter).collect();
                once.len() == state.disk.board.len() && voters == state.disk.marks
            }),
            Property::sometimes("everybody has a receipt, after a death and a cut", |_: &Self, state: &State| {
                state.deaths == 0
                    && state.cuts.contains(&0)
                    && state.phones.iter().all(|phone| *phone == Phone::Receipt)
            }),
        ]
    }
}

/// Which of the promises do not hold, and whether everybody gets a receipt.
fn broken(mistake: Mistake) -> Vec<&'static str> {
    let checker =
        Casting::with(mistake).checker().threads(2).finish_when(HasDiscoveries::AnyFailures).spawn_bfs().join();
    println!("{mistake:?}: {} states", checker.unique_state_count());
    assert!(mistake != Mistake::None || checker.unique_state_count() > 1_000, "there is something to look through");
    let mut found: Vec<_> = checker.discoveries().into_keys().filter(|name| !name.starts_with("everybody")).collect();
    found.sort_unstable();
    if mistake == Mistake::None {
        checker.assert_any_discovery("everybody has a receipt, after a death and a cut");
    }
    found
}

const LOST: &str = "no acknowledged ballot is lost";
const TWICE: &str = "none counts twice, or without its mark";

#[test]
fn whatever_happens_in_whatever_order_no_ballot_is_lost_and_none_counts_twice() {
    assert!(broken(Mistake::None).is_empty());
}

#[test]
fn a_receipt_before_the_disk_is_found() {
    assert_eq!(broken(Mistake::ReceiptBeforeDisk), [LOST]);
}

#[test]
fn ballot_and_mark_in_two_transactions_are_found() {
    assert_eq!(broken(Mistake::TwoTransactions), [TWICE]);
}

#[test]
fn looking_in_one_transaction_and_putting_in_another_is_found() {
    assert_eq!(broken(Mistake::LookApart), [TWICE]);
}
