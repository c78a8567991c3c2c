//! A ballot's page: what is asked, by which rule, who must do what by when, and what came out.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::Path;
use omov_store::{Moment, ReadTx};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Event, Facts, Fold, Link, Note, Rows, Stand, Tag, Timeline};
use omov_web::words::Words;

use super::who::{self, Roll};
use super::{
    correct, outage as outages, paper as papers, places, questions, registrar as codes_of, reserves as stand_in, result,
};
use crate::ballots::effects::{self, Effect};
use crate::ballots::election::{self, Candidate};
use crate::ballots::outage::{self, Outage};
use crate::ballots::outcome::{self, Outcome};
use crate::ballots::paper::Paper;
use crate::ballots::registrar::{self, Codes};
use crate::ballots::reserves::{self, Reserve};
use crate::ballots::roll::{self, Mine};
use crate::ballots::stage::State;
use crate::ballots::stock::{self, giving};
use crate::ballots::trustees::{self, Given, Next, Trustee};
use crate::ballots::{Ballot, BallotId, ballot, board, closing, corrections, moves, paper, sample, spot};
use crate::election::Draft;
use crate::groups::Place;
use crate::house::{Answer, Visit};
use crate::members::MemberId;
use crate::motions::{self, Motion};
use crate::nominations;
use crate::offices::Power;
use crate::record::used;
use crate::rules::{Rulebook, takes};

/// Everything that the page shows.
pub(super) struct Shown {
    pub(super) ballot: Ballot,
    pub(super) place: Place,
    pub(super) book: Arc<Rulebook>,
    pub(super) standing: Vec<Candidate>,
    pub(super) draft: Draft,
    /// The motions on whose texts it is held.
    motions: Vec<Motion>,
    /// Where the statements of those who stand are, by the question.
    pub(super) statements: BTreeMap<(u32, MemberId), String>,
    trustees: Vec<Trustee>,
    /// The key, where it comes from standing trustees, and their group.
    key: Option<(giving::Given, String)>,
    reserves: Vec<Reserve>,
    given: Given,
    /// Where the voting codes stand, if a registrar makes them.
    codes: Option<Codes>,
    mine: Option<Mine>,
    /// Where paper stands, if its kind has it, and what of it concerns the reader.
    paper: Option<Paper>,
    reader: papers::Reader,
    /// How many voted on the spot; nothing where nobody can.
    spot: Option<u64>,
    /// What came out of each question.
    outcomes: Option<Vec<Outcome>>,
    events: Option<u64>,
    late: bool,
    roll: Roll,
    /// How many were put on the frozen roll and how many taken off.
    corrected: (u64, u64),
    outages: Vec<Outage>,
    pub(super) numbers: omov_rules::simulate::Numbers,
    pub(super) scrutinises: bool,
    runs: bool,
}

impl Shown {
    /// Whether the reader names a registrar: they called it, or run ballots there.
    fn names(&self, me: Option<MemberId>) -> bool {
        self.codes.is_some() && (self.runs || me == Some(self.ballot.called_by))
    }
}

/// Reads it.
pub(super) async fn shown(visit: &Visit, id: BallotId) -> Answer<Shown> {
    let (reader, now) = (visit.reader.clone(), visit.now);
    let me = reader.me.as_ref().map(|me| me.id);
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        let (place, book, draft) = (ballot.place(tx)?, ballot.rules(tx)?, ballot.draft()?);
        let mut statements = BTreeMap::new();
        for question in &ballot.questions {
            let Some(round) = question.round else { continue };
            let pages = nominations::pages_of(tx, round)?;
            statements.extend(pages.into_iter().map(|(member, page)| ((question.number, member), page)));
        }
        Ok(Shown {
            motions: motions::texts_of(tx, &ballot)?,
            statements,
            trustees: trustees::all(tx, id)?,
            key: match giving::of(tx, id)? {
                Some(given) => Some((given.clone(), stock::one(tx, given.stock)?.agreed()?.group)),
                None => None,
            },
            reserves: reserves::all(tx, id)?,
            standing: election::candidates(tx, id)?,
            given: trustees::given(tx, id)?,
            codes: registrar::find(tx, id)?,
            mine: me.map_or(Ok(None), |me| roll::mine(tx, id, me))?,
            paper: paper::find(tx, &ballot)?,
            spot: if spot::is_in(&book, &ballot)? { Some(spot::count(tx, id)?) } else { None },
            reader: papers::Reader {
                envelope: me.map_or(Ok(None), |me| paper::mine(tx, id, me))?,
                may: me.map_or(Ok(false), |me| roll::may_vote(tx, &ballot, me))?,
                names: me == Some(ballot.called_by) || me.is_some() && reader.holds(Power::RunBallots, Some(&place)),
            },
            outcomes: outcome::find(tx, &ballot, &book)?,
            events: board::find(tx, id)?.map(|board| board.events),
            late: ballot.state == State::KeysReady && closing::is_too_late(tx, &ballot, now)?,
            roll: Roll {
                moves: if ballot.root.is_some() { moves::find(tx, &ballot)? } else { None },
                burst: moves::burst(tx, id)?,
                samples: sample::all(tx, id)?,
            },
            corrected: corrections::count(tx, &ballot)?,
            outages: outage::all(tx, id)?,
            numbers: takes::numbers(tx, &book, &place)?,
            scrutinises: reader.holds(Power::Scrutinise, Some(&place))
                && !me.map_or(Ok(false), |me| registrar::is_made_by(tx, id, me))?
                && !me.map_or(Ok(false), |me| paper::is_officer(tx, id, me))?,
            runs: reader.holds(Power::RunBallots, Some(&place)),
            ballot,
            place,
            book,
            draft,
        })
    };
    visit.house.store().read(read).await
}

/// The stage, in a word or two.
pub(super) fn tag(words: &Words, state: State) -> Tag {
    let said = words.say(&format!("ballot-state-{}", state.name()));
    match state {
        State::Draft | State::RollFrozen | State::KeysReady => Tag::draft(said),
        State::Open => Tag::open(said),
        State::Closed | State::Tallied => Tag::turn(said),
        State::Certified => Tag::done(said),
        State::Voided => Tag::stop(said),
    }
}

/// The moment that matters now, in a sentence.
pub(super) fn moment(visit: &Visit, ballot: &Ballot) -> String {
    let words = &visit.shell.words;
    let at = |name: &str, when: Moment| {
        words.say_with(name, &[("when", visit.hour(when).into()), ("away", visit.away(when).into())])
    };
    match ballot.state {
        State::Draft | State::RollFrozen | State::KeysReady => at("ballot-opens-at", ballot.opens_at),
        State::Open => at("ballot-closes-at", ballot.closes_at),
        State::Closed | State::Tallied | State::Certified => at("ballot-closed-at", ballot.closes_at),
        State::Voided => words.say("ballot-is-void"),
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let found = shown(&visit, id).await?;
    let words = visit.shell.words.clone();
    let ballot = &found.ballot;
    let mut parts: Vec<Markup> = Vec::new();
    parts.extend(mine(&visit, &found));
    parts.extend(result::shown(&visit, ballot, &found.book, found.outcomes.as_deref(), found.corrected));
    let first = found.outcomes.as_ref().and_then(|all| all.first());
    parts.extend(papers::turnout(&words, ballot, (found.paper.as_ref(), found.spot), first));
    parts.extend(follows(&words, &found));
    parts.extend(found.motions.iter().map(|motion| motions::web::voted_on(&words, motion)));
    if !ballot.about.is_empty() {
        parts.push(Markup::section("about", &words.say("ballot-about-title"), Markup::paragraphs(&ballot.about)));
    }
    parts.push(questions::shown(&words, &found));
    parts.push(Markup::section("steps", &words.say("ballot-steps"), steps(&visit, &found)));
    let me = visit.reader.me.as_ref().map(|me| me.id);
    parts.extend(outages::shown(&visit, &found.outages));
    let group = &found.place.group().name;
    let corrected = correct::shown(&visit, ballot, found.corrected, found.runs);
    parts.extend(who::shown(&words, ballot, (&found.roll, corrected), group, found.scrutinises));
    parts.extend(codes_of::section(&visit, ballot, found.codes.as_ref(), found.names(me)));
    parts.extend(papers::section(&visit, ballot, found.paper.as_ref(), &found.reader));
    parts.push(Markup::section("key", &words.say("ballot-key-title"), key(&visit, &found)));
    parts.push(Markup::section("honest", &words.say("ballot-honest"), honest(&words, &found)));
    if let Some(checks) = checks(&words, &found, me.is_some()) {
        parts.push(Markup::section("check", &words.say("ballot-check"), checks));
    }
    parts.extend(officers(&words, &found));
    let place = places(&words, &found.place, visit.reader.me.is_some());
    let lead = moment(&visit, ballot);
    let state = tag(&words, ballot.state);
    parts.extend(ballot.entry.map(|entry| used::last(&words, entry)));
    let page = Page::new(visit.shell, &*found.ballot.title, Markup::joined(parts));
    Ok(page.tagged(state).lead(lead).place(place).here("/ballots"))
}

/// A name and a part of the address of the ballot.
type To<'t> = (&'t str, &'t str);

/// Something for the reader to do.
fn turn_of(
    words: &Words,
    ballot: &Ballot,
    (title, body): (&str, String),
    act: To<'_>,
    other: Option<To<'_>>,
) -> Markup {
    let link = |(name, part): To<'_>| Link::new(words.say(name), format!("{}/{part}", ballot.id.address()));
    let acts = std::iter::once(Act::main(link(act))).chain(other.map(|other| Act::link(link(other)))).collect();
    Card::turn(words.say(title), Markup::paragraph(&body)).acts(Acts { acts }).level(2).into()
}

/// What there is for the reader to do.
fn mine(visit: &Visit, found: &Shown) -> Option<Markup> {
    let words = &visit.shell.words;
    let me = visit.reader.me.as_ref()?;
    let card = |title, body, act, other| turn_of(words, &found.ballot, (title, body), act, other);
    if let Some(mine) = found.trustees.iter().find(|one| one.member == me.id)
        && let Next::Send(kind) =
            trustees::next(&found.ballot, &found.draft, &found.trustees, &found.given, mine.number)
    {
        let body = words.say(&format!("ballot-turn-{}", kind.name()));
        return Some(card("ballot-turn", body, ("ballot-turn-act", "key"), None));
    }
    if let Some(turn) = codes_of::turn(words, &found.ballot, found.codes.as_ref(), me.id, found.names(Some(me.id))) {
        return Some(turn);
    }
    if found.ballot.state == State::Tallied && found.scrutinises {
        let body = words.say("ballot-certify-turn-say");
        return Some(card("ballot-certify-turn", body, ("ballot-certify-act", "certify"), None));
    }
    if found.scrutinises
        && let Some(turn) = who::turn(words, &found.ballot, &found.roll)
    {
        return Some(turn);
    }
    let trustees = (&found.ballot, &found.draft);
    if found.scrutinises
        && let Some(turn) = stand_in::turn(visit, trustees, &found.trustees, &found.reserves)
    {
        return Some(turn);
    }
    if found.scrutinises
        && let Some(waiting) = outage::unanswered(&found.ballot, &found.outages, visit.now)
    {
        return Some(outages::turn(visit, &found.ballot, waiting));
    }
    let turns = [
        papers::turn(visit, &found.ballot, found.paper.as_ref(), me.id),
        papers::card(visit, &found.ballot, &found.reader),
    ];
    let turns: Vec<Markup> = turns.into_iter().flatten().collect();
    if found.reader.envelope.is_some() {
        return Some(Markup::joined(turns));
    }
    let vote = vote(visit, found);
    (!turns.is_empty() || vote.is_some()).then(|| Markup::joined(turns.into_iter().chain(vote)))
}

/// The way into the booth, while it is open.
fn vote(visit: &Visit, found: &Shown) -> Option<Markup> {
    let words = &visit.shell.words;
    let card = |title, body, act, other| turn_of(words, &found.ballot, (title, body), act, other);
    let voted = found.mine.filter(|_| found.ballot.state == State::Open)?.voted;
    let closes = [("when", visit.hour(found.ballot.closes_at).into())];
    let other = Some(("ballot-vote-file", "cast"));
    Some(if voted {
        card("ballot-voted", words.say_with("ballot-voted-say", &closes), ("ballot-vote-again", "vote"), other)
    } else {
        card("ballot-vote", words.say_with("ballot-vote-say", &closes), ("ballot-vote-act", "vote"), other)
    })
}

/// What a question does, or has done.
fn effect_of(words: &Words, ballot: &Ballot, effect: Effect) -> Markup {
    let (name, see) = match effect {
        Effect::Recall(term) => ("recall", Link::new(words.say("ballot-effect-see-term"), format!("/power/{term}"))),
        Effect::Rules(proposal, _) => {
            ("rules", Link::new(words.say("ballot-effect-see-text"), format!("/rules/changes/{proposal}")))
        }
    };
    let see = Markup::line([Markup::link(&see)]);
    let say = |message: &str| Markup::paragraph(&words.say(message));
    match ballot.followed.as_deref() {
        _ if ballot.state == State::Voided => Markup::joined([say("ballot-effect-void"), see]),
        None => Markup::joined([say(effect.to_come()), see]),
        Some(effects::DONE) => Note::done(Markup::joined([say(&format!("ballot-effect-{name}-done")), see])).into(),
        Some(effects::NOTHING) => {
            Note::rule(Markup::joined([say(&format!("ballot-effect-{name}-nothing")), see])).into()
        }
        Some(why) => Note::stop(Markup::joined([say("ballot-effect-not"), say(why), see])).into(),
    }
}

/// What followed from the certified result, and what could not be done by itself.
fn follows(words: &Words, found: &Shown) -> Option<Markup> {
    if let Some(effect) = found.ballot.effect {
        return Some(Markup::section("follows", &words.say("ballot-follows"), effect_of(words, &found.ballot, effect)));
    }
    let rows = found.standing.iter().filter_map(|one| {
        let question = found.ballot.questions.iter().find(|question| question.number == one.question)?;
        let office = found.book.title_in("offices", question.office.as_deref()?);
        let with = [("name", one.name.as_str().into()), ("office", office.as_str().into())];
        if let Some(term) = one.term {
            let says = words.say_with("ballot-follows-holds", &with);
            return Some(Markup::link(&Link::new(says, format!("/power/{term}"))));
        }
        let why = words.say(one.trouble.as_deref()?);
        let says = Markup::paragraph(&words.say_with("ballot-follows-not", &with));
        Some(Note::stop(Markup::joined([says, Markup::paragraph(&why)])).into())
    });
    let items: Vec<Markup> = rows.collect();
    (!items.is_empty()).then(|| Markup::section("follows", &words.say("ballot-follows"), Rows { items }.into()))
}

/// Who must do what by when.
fn steps(visit: &Visit, found: &Shown) -> Markup {
    let words = &visit.shell.words;
    let ballot = &found.ballot;
    let stand = |past: State, now: &[State]| {
        // What was declared void is over, whatever it had come to.
        if ballot.state >= past {
            Stand::Past
        } else if now.contains(&ballot.state) {
            Stand::Now
        } else {
            Stand::ToCome
        }
    };
    let event = |stand, when: Moment, name: &str, with: &[(&str, omov_web::words::Arg)]| Event {
        stand,
        when: visit.hour(when),
        what: Markup::text(&words.say_with(name, with)),
    };
    let late = found.trustees.iter().filter(|one| one.rehearsal.is_none() && ballot.keys_at.is_none());
    let late: Vec<String> = late.map(|one| one.name.clone()).collect();
    let missing: u64 = late.len() as u64;
    let could = ballot.could.unwrap_or_default();
    let needed =
        [("needed", (found.draft.threshold as u64).into()), ("trustees", (found.trustees.len() as u64).into())];
    let keys = if missing > 0 {
        event(
            if ballot.state <= State::RollFrozen { Stand::Now } else { stand(State::KeysReady, &[]) },
            ballot.opens_at,
            "ballot-step-keys",
            &[("names", late.join(", ").into()), ("missing", missing.into())],
        )
    } else {
        event(Stand::Past, ballot.keys_at.unwrap_or(ballot.opens_at), "ballot-step-keys-done", &[])
    };
    let mut events = vec![
        event(Stand::Past, ballot.called_at, "ballot-step-called", &[]),
        match ballot.could {
            Some(_) => event(Stand::Past, ballot.freezes_at, "ballot-step-frozen", &[("people", could.into())]),
            None => event(stand(State::RollFrozen, &[State::Draft]), ballot.freezes_at, "ballot-step-freezes", &[]),
        },
        keys,
        event(stand(State::Open, &[State::KeysReady]), ballot.opens_at, "ballot-step-opens", &[]),
        event(
            stand(State::Closed, &[State::Open]),
            ballot.closes_at,
            "ballot-step-closes",
            &[("until", visit.hour(ballot.ends_at).into())],
        ),
        event(stand(State::Tallied, &[State::Closed]), ballot.ends_at, "ballot-step-opening", &needed),
        event(stand(State::Certified, &[State::Tallied]), ballot.ends_at, "ballot-step-certify", &[]),
    ];
    if let Some(codes) = codes_of::event(visit, ballot, found.codes.as_ref()) {
        events.insert(2, codes);
    }
    let timeline: Markup = Timeline { words: words.clone(), events }.into();
    if found.late {
        let late = Note::stop(Markup::paragraph(&words.say("ballot-too-late")));
        return Markup::joined([late.into(), timeline]);
    }
    timeline
}

/// Who holds the key, and what each has done.
fn key(visit: &Visit, found: &Shown) -> Markup {
    let words = &visit.shell.words;
    let me = visit.reader.me.as_ref().map(|me| me.id);
    let with = [("needed", (found.draft.threshold as u64).into()), ("trustees", (found.trustees.len() as u64).into())];
    let lead = Markup::paragraph(&words.say_with("ballot-key-say", &with));
    let from = found.key.as_ref().map(|(given, group)| {
        let with = [("number", given.number.into()), ("group", group.as_str().into())];
        let link = Link::new(words.say_with("stock-key-of", &with), given.stock.address());
        let hash = words.say_with("stock-key-hash", &[("hash", given.digest.as_str().into())]);
        Note::rule(Markup::joined([Markup::line([Markup::link(&link)]), Markup::small(&hash)])).into()
    });
    let rows = found.trustees.iter().map(|one| {
        let next = trustees::next(&found.ballot, &found.draft, &found.trustees, &found.given, one.number);
        let stands = match &next {
            Next::Send(kind) => format!("ballot-owes-{}", kind.name()),
            _ if found.given.opened.contains(&one.number) => "ballot-gave-decryption".into(),
            _ if found.given.mixed.contains(&one.number) => "ballot-gave-shuffle".into(),
            _ if found.key.is_some() => "stock-holds".into(),
            _ if one.rehearsal.is_some() => "ballot-gave-rehearsal".into(),
            _ if one.share.is_some() => "ballot-gave-key".into(),
            _ => "ballot-gave-waits".into(),
        };
        let mut parts = vec![Markup::name(&one.name), Markup::small(&words.say(&stands))];
        if let Some(trouble) = &one.trouble {
            let said = words
                .say_with("ballot-trouble", &[("name", one.name.as_str().into()), ("why", trouble.as_str().into())]);
            parts.push(Note::stop(Markup::paragraph(&said)).into());
        }
        Markup::joined(parts)
    });
    let rows = Rows { items: rows.collect() };
    let mine = found.trustees.iter().any(|one| Some(one.member) == me);
    let mine = mine.then(|| {
        let link = Link::new(words.say("ballot-key-mine"), format!("{}/key", found.ballot.id.address()));
        Markup::line([Markup::link(&link)])
    });
    let reserves = stand_in::shown(visit, &found.ballot, &found.reserves);
    Markup::joined([lead].into_iter().chain(from).chain([rows.into()]).chain(mine).chain(reserves))
}

/// What is not promised, where it matters.
fn honest(words: &Words, found: &Shown) -> Markup {
    let few = found.ballot.consent.then(|| words.say("ballot-honest-few"));
    let codes = codes_of::honest(words, found.codes.as_ref());
    let others =
        ["ballot-honest-trustees", "ballot-honest-device", "ballot-honest-pressure"].map(|name| words.say(name));
    let papers = papers::honest(words, found.paper.as_ref(), found.codes.as_ref());
    let says = few.into_iter().chain([codes]).chain(papers).chain(others);
    Rows { items: says.map(|says| Markup::text(&says)).collect() }.into()
}

/// What everybody can check, and with which files.
fn checks(words: &Words, found: &Shown, signed_in: bool) -> Option<Markup> {
    let ballot = &found.ballot;
    let to = |part: &str| format!("{}/{part}", ballot.id.address());
    let link = |name: &str, part: &str| Markup::link(&Link::new(words.say(name), to(part)));
    let Some(root) = ballot.root else {
        return signed_in.then(|| Rows { items: vec![link("ballot-link-roll", "roll")] }.into());
    };
    let mut facts = Facts::default()
        .with(
            words.say("ballot-fact-could"),
            Markup::text(&omov_web::figures::grouped(words, ballot.could.unwrap_or_default())),
        )
        .with(words.say("ballot-fact-root"), Markup::text(&omov_web::hex::hex(&root)));
    let mut links = vec![link("ballot-link-leaves", "roll/leaves.txt")];
    if signed_in {
        links.insert(0, link("ballot-link-roll", "roll"));
    }
    if let Some(events) = found.events {
        facts = facts.with(words.say("ballot-fact-events"), Markup::text(&omov_web::figures::grouped(words, events)));
        links.push(link("ballot-link-sealed", "sealed"));
        links.push(link("ballot-link-record", "record.bel"));
        links.push(link("ballot-link-verifier", "verifier"));
    }
    let how = Markup::paragraph(&words.say("ballot-check-how"));
    Some(Markup::joined([facts.into(), Rows { items: links }.into(), how]))
}

/// What officers can do.
fn officers(words: &Words, found: &Shown) -> Option<Markup> {
    let ended = matches!(found.ballot.state, State::Certified | State::Voided);
    if ended || !(found.runs || found.scrutinises) {
        return None;
    }
    let mut parts = Vec::new();
    if found.scrutinises && found.ballot.state == State::Open {
        let act =
            Act::second(Link::new(words.say("ballot-outage-say-so"), format!("{}/outage", found.ballot.id.address())));
        parts.extend([Markup::paragraph(&words.say("ballot-outage-say")), Acts { acts: vec![act] }.into()]);
    }
    if found.runs && found.ballot.state == State::Open && found.spot.is_some() {
        let act = Act::second(Link::new(words.say("spot-act"), format!("{}/polling", found.ballot.id.address())));
        parts.extend([Markup::paragraph(&words.say("spot-say")), Acts { acts: vec![act] }.into()]);
    }
    let void = Act::takes(Link::new(words.say("ballot-void"), format!("{}/void", found.ballot.id.address())));
    if found.runs {
        parts.extend([Markup::paragraph(&words.say("ballot-void-say")), Acts { acts: vec![void] }.into()]);
    }
    (!parts.is_empty()).then(|| Fold::new(words.say("ballot-officers"), Markup::joined(parts)).into())
}
