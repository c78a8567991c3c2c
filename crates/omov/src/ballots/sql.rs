//! What the room asks the database.

use omov_store::statements;

/// A ballot with its columns, in the order in which it is read.
macro_rules! ballots {
    () => {
        "SELECT id, group_id, kind, book, title, about, draft, seats, consent, called_by, called_at, freezes_at, opens_at, closes_at, \
        ends_at, state, could, root, keys_at, entry, lot, term_id, proposal_id, digest, followed, \
        corrects_until, settled_at, put_on, taken_off FROM ballots "
    };
}

/// The questions of those ballots, in their order.
macro_rules! questions {
    ($of:literal) => {
        concat!(
            "SELECT ballot_id, number, ask, seats, office, round_id, reopen FROM ballot_questions WHERE ballot_id IN (SELECT id FROM ballots ",
            $of,
            ") ORDER BY ballot_id, number"
        )
    };
}

statements! {
    pub(super) CREATE = "INSERT INTO ballots (id, group_id, kind, book, title, about, draft, seats, consent, called_by, called_at, \
        freezes_at, opens_at, closes_at, ends_at, term_id, proposal_id, digest, corrects_until, state) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 'draft')";
    pub(super) ADD_QUESTION = "INSERT INTO ballot_questions (ballot_id, number, ask, seats, office, round_id, reopen) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(super) FIND = concat!(ballots!(), "WHERE id = $1");
    pub(super) FIND_QUESTIONS = questions!("WHERE id = $1");
    pub(super) LIST = concat!(ballots!(), "ORDER BY id DESC LIMIT $1");
    pub(super) LIST_QUESTIONS = questions!("ORDER BY id DESC LIMIT $1");
    pub(super) IN_GROUP = concat!(ballots!(), "WHERE group_id = $1 ORDER BY id DESC LIMIT $2");
    pub(super) IN_GROUP_QUESTIONS = questions!("WHERE group_id = $1 ORDER BY id DESC LIMIT $2");
    pub(super) ON_TERM = concat!(ballots!(), "WHERE term_id = $1 ORDER BY id DESC");
    pub(super) ON_TERM_QUESTIONS = questions!("WHERE term_id = $1");
    pub(super) ON_CHANGE = concat!(ballots!(), "WHERE proposal_id = $1 ORDER BY id DESC");
    pub(super) ON_CHANGE_QUESTIONS = questions!("WHERE proposal_id = $1");
    pub(super) ON_ROUND =
        concat!(ballots!(), "WHERE id IN (SELECT ballot_id FROM ballot_questions WHERE round_id = $1) ORDER BY id DESC");
    pub(super) ON_ROUND_QUESTIONS = questions!("WHERE id IN (SELECT ballot_id FROM ballot_questions WHERE round_id = $1)");
    pub(super) EFFECT_FOLLOWED = "UPDATE ballots SET followed = $2 WHERE id = $1";
    pub(super) AT_WORK = "SELECT id FROM ballots WHERE state IN ('draft', 'roll-frozen', 'keys-ready', 'open', 'closed')";
    pub(super) ON = "UPDATE ballots SET state = $3 WHERE id = $1 AND state = $2";
    pub(super) FROZEN = "UPDATE ballots SET could = $2, root = $3 WHERE id = $1";
    pub(super) SETTLED = "UPDATE ballots SET settled_at = $2, put_on = $3, taken_off = $4 WHERE id = $1 AND settled_at IS NULL";
    pub(super) ADD_CORRECTION = "INSERT INTO ballot_corrections (ballot_id, member_id, adds) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    pub(super) CORRECTIONS = "SELECT member_id, adds FROM ballot_corrections WHERE ballot_id = $1 ORDER BY member_id";
    pub(super) CORRECTED = "SELECT adds FROM ballot_corrections WHERE ballot_id = $1 AND member_id = $2";
    pub(super) CORRECTED_OF = "SELECT ballots.title, ballot_corrections.adds FROM ballot_corrections \
        JOIN ballots ON ballots.id = ballot_corrections.ballot_id WHERE ballot_corrections.member_id = $1 ORDER BY ballots.id";
    pub(super) FORGET_CORRECTION = "DELETE FROM ballot_corrections WHERE member_id = $1";
    pub(super) OWN_PLACES = "SELECT place FROM ballot_voters WHERE ballot_id = $1 ORDER BY place";
    pub(super) VOTERS_BY_GROUP = "SELECT group_id, COUNT(*) AS people FROM ballot_voters WHERE ballot_id = $1 GROUP BY group_id ORDER BY group_id";
    pub(super) NO_LEAF = "DELETE FROM ballot_leaves WHERE ballot_id = $1 AND place = $2";
    pub(super) NO_VOTER = "DELETE FROM ballot_voters WHERE ballot_id = $1 AND place = $2";
    pub(super) SHIFT_LEAVES = "UPDATE ballot_leaves SET place = -1 - (place + $4) WHERE ballot_id = $1 AND place >= $2 AND place < $3";
    pub(super) SHIFT_VOTERS = "UPDATE ballot_voters SET place = -1 - (place + $4) WHERE ballot_id = $1 AND place >= $2 AND place < $3";
    pub(super) LAND_LEAVES = "UPDATE ballot_leaves SET place = -1 - place WHERE ballot_id = $1 AND place < 0";
    pub(super) LAND_VOTERS = "UPDATE ballot_voters SET place = -1 - place WHERE ballot_id = $1 AND place < 0";
    pub(super) KEYS_AT = "UPDATE ballots SET keys_at = $2 WHERE id = $1";
    pub(super) LOT = "UPDATE ballots SET lot = $2 WHERE id = $1";
    pub(super) ENTRY = "UPDATE ballots SET entry = $2 WHERE id = $1";

    pub(super) ADD_CANDIDATE = "INSERT INTO ballot_candidates (ballot_id, number, member_id, name, question) VALUES ($1, $2, $3, $4, $5)";
    pub(super) CANDIDATES = "SELECT number, member_id, name, term_id, trouble, question FROM ballot_candidates \
        WHERE ballot_id = $1 ORDER BY number";
    pub(super) FOLLOWED = "UPDATE ballot_candidates SET term_id = $3, trouble = $4 WHERE ballot_id = $1 AND number = $2";
    pub(super) STOOD_IN = "SELECT ballot_questions.ask FROM ballot_candidates JOIN ballot_questions \
        ON ballot_questions.ballot_id = ballot_candidates.ballot_id AND ballot_questions.number = ballot_candidates.question \
        WHERE ballot_candidates.member_id = $1 ORDER BY ballot_questions.ballot_id, ballot_questions.number";

    pub(super) ADD_TRUSTEE = "INSERT INTO ballot_trustees (ballot_id, number, member_id, name) VALUES ($1, $2, $3, $4)";
    pub(super) TRUSTEES = "SELECT number, member_id, name, certificate, polynomial, share, rehearsal, trouble FROM ballot_trustees \
        WHERE ballot_id = $1 ORDER BY number";
    pub(super) SET_CERTIFICATE = "UPDATE ballot_trustees SET certificate = $3, trouble = NULL \
        WHERE ballot_id = $1 AND number = $2 AND certificate IS NULL";
    pub(super) SET_POLYNOMIAL = "UPDATE ballot_trustees SET polynomial = $3, trouble = NULL \
        WHERE ballot_id = $1 AND number = $2 AND polynomial IS NULL";
    pub(super) SET_SHARE = "UPDATE ballot_trustees SET share = $3, trouble = NULL \
        WHERE ballot_id = $1 AND number = $2 AND share IS NULL";
    pub(super) SET_REHEARSAL = "UPDATE ballot_trustees SET rehearsal = $3, trouble = NULL \
        WHERE ballot_id = $1 AND number = $2 AND rehearsal IS NULL";
    pub(super) SET_TROUBLE = "UPDATE ballot_trustees SET trouble = $3 WHERE ballot_id = $1 AND number = $2";

    pub(super) SET_DRAFT = "UPDATE ballots SET draft = $3 \
        WHERE id = $1 AND draft = $2 AND keys_at IS NULL AND state IN ('draft', 'roll-frozen')";
    pub(super) KEY_ANEW = "UPDATE ballot_trustees SET certificate = NULL, polynomial = NULL, share = NULL, rehearsal = NULL, \
        trouble = NULL WHERE ballot_id = $1";
    pub(super) REPLACE_TRUSTEE = "UPDATE ballot_trustees SET member_id = $3, name = $4 WHERE ballot_id = $1 AND number = $2";
    pub(super) RESERVES = "SELECT place, member_id, name, number, reason FROM ballot_reserves WHERE ballot_id = $1 ORDER BY place";
    pub(super) NO_RESERVES = "DELETE FROM ballot_reserves WHERE ballot_id = $1 AND number IS NULL";
    pub(super) ADD_RESERVE = "INSERT INTO ballot_reserves (ballot_id, place, member_id, name) VALUES ($1, $2, $3, $4)";
    pub(super) STEPPED_IN = "UPDATE ballot_reserves SET number = $3, reason = $4 WHERE ballot_id = $1 AND place = $2";
    pub(super) RESERVE_OF = "SELECT ballots.title FROM ballot_reserves JOIN ballots ON ballots.id = ballot_reserves.ballot_id \
        WHERE ballot_reserves.member_id = $1 ORDER BY ballots.id";
    pub(super) FORGET_RESERVE = "DELETE FROM ballot_reserves WHERE member_id = $1 AND number IS NULL";

    pub(super) ADD_LEAF = "INSERT INTO ballot_leaves (ballot_id, place, leaf) VALUES ($1, $2, $3)";
    pub(super) ADD_VOTER = "INSERT INTO ballot_voters (ballot_id, member_id, place, salt, group_id, coded, voted) \
        VALUES ($1, $2, $3, $4, $5, 0, 0)";
    pub(super) NO_LEAVES = "DELETE FROM ballot_leaves WHERE ballot_id = $1";
    pub(super) NO_VOTERS = "DELETE FROM ballot_voters WHERE ballot_id = $1";
    pub(super) LEAVES = "SELECT leaf FROM ballot_leaves WHERE ballot_id = $1 ORDER BY place";
    pub(super) VOTER = "SELECT place, salt, coded, voted FROM ballot_voters WHERE ballot_id = $1 AND member_id = $2";
    pub(super) UNCODED = "SELECT member_id FROM ballot_voters WHERE ballot_id = $1 AND coded = 0 \
        AND member_id NOT IN (SELECT member_id FROM ballot_papers WHERE ballot_id = $1) ORDER BY member_id LIMIT $2";
    pub(super) CODED = "UPDATE ballot_voters SET coded = 1 WHERE ballot_id = $1 AND member_id = $2 AND coded = 0";
    pub(super) STILL_UNCODED = "SELECT COUNT(*) AS people FROM ballot_voters WHERE ballot_id = $1 AND coded = 0 \
        AND member_id NOT IN (SELECT member_id FROM ballot_papers WHERE ballot_id = $1)";
    pub(super) ADD_CREDENTIAL = "INSERT INTO ballot_credentials (ballot_id, credential) VALUES ($1, $2)";
    pub(super) CREDENTIALS = "SELECT credential FROM ballot_credentials WHERE ballot_id = $1 ORDER BY credential";
    pub(super) NO_CREDENTIALS = "DELETE FROM ballot_credentials WHERE ballot_id = $1";
    pub(super) ADD_CODES = "INSERT INTO ballot_codes (ballot_id, times) VALUES ($1, 0)";
    pub(super) CODES = "SELECT first_at, times, digest FROM ballot_codes WHERE ballot_id = $1";
    pub(super) LIST_OF_CODES = "SELECT list FROM ballot_codes WHERE ballot_id = $1";
    pub(super) SET_LIST = "UPDATE ballot_codes SET list = $2, digest = $3, first_at = COALESCE(first_at, $4), times = times + 1 WHERE ballot_id = $1";
    pub(super) NO_LIST = "UPDATE ballot_codes SET list = NULL WHERE ballot_id = $1";
    pub(super) SET_CREDENTIALS = "UPDATE ballot_setups SET credentials = $2, setup = $3 WHERE ballot_id = $1";
    pub(super) ADD_REGISTRAR = "INSERT INTO ballot_registrars (ballot_id, number, member_id, name, named_at) VALUES ($1, $2, $3, $4, $5)";
    pub(super) REGISTRAR = "SELECT number, member_id, name, answer, answered_at, reach, list_from, fetched_at FROM ballot_registrars \
        WHERE ballot_id = $1 ORDER BY number DESC LIMIT 1";
    pub(super) ANSWERED = "UPDATE ballot_registrars SET answer = $3, answered_at = $4, reach = $5 WHERE ballot_id = $1 AND number = $2";
    pub(super) FETCHED = "UPDATE ballot_registrars SET fetched_at = $3 WHERE ballot_id = $1 AND number = $2";
    pub(super) LIST_AGAIN = "UPDATE ballot_registrars SET fetched_at = NULL, list_from = $3 WHERE ballot_id = $1 AND number = $2";
    pub(super) TO_BE_CODED = "SELECT ballot_voters.place, members.name, members.email, members.address, members.postcode, ballot_papers.twice \
        FROM ballot_voters JOIN members ON members.id = ballot_voters.member_id LEFT JOIN ballot_papers \
        ON ballot_papers.ballot_id = ballot_voters.ballot_id AND ballot_papers.member_id = ballot_voters.member_id \
        WHERE ballot_voters.ballot_id = $1 AND ballot_voters.place >= $2 AND ballot_voters.place < $3 ORDER BY ballot_voters.place LIMIT $4";
    pub(super) REGISTRAR_OF = "SELECT ballots.title, ballot_registrars.answer, ballot_registrars.reach FROM ballot_registrars \
        JOIN ballots ON ballots.id = ballot_registrars.ballot_id WHERE ballot_registrars.member_id = $1 ORDER BY ballots.id";
    pub(super) FORGET_REGISTRAR = "DELETE FROM ballot_registrars WHERE member_id = $1 AND (answer IS NULL OR answer <> 'accepted')";
    pub(super) FORGET_REACH = "UPDATE ballot_registrars SET reach = NULL WHERE member_id = $1";
    pub(super) VOTED = "UPDATE ballot_voters SET voted = 1 WHERE ballot_id = $1 AND member_id = $2 AND voted = 0";
    pub(super) NOT_VOTED_AFTER_ALL = "UPDATE ballot_voters SET voted = 0 WHERE ballot_id = $1 AND member_id = $2";
    pub(super) PASS = "SELECT pass FROM ballot_voters WHERE ballot_id = $1 AND member_id = $2";
    pub(super) SET_PASS = "UPDATE ballot_voters SET pass = $3 WHERE ballot_id = $1 AND member_id = $2";
    pub(super) VOTED_ON_THE_SPOT = "UPDATE ballot_voters SET voted = 1, on_the_spot = 1, pass = NULL WHERE ballot_id = $1 AND member_id = $2";
    pub(super) VOTED_ELSEWHERE = "UPDATE ballot_voters SET on_the_spot = NULL, pass = NULL WHERE ballot_id = $1 AND member_id = $2 \
        AND (on_the_spot IS NOT NULL OR pass IS NOT NULL)";
    pub(super) ON_THE_SPOT = "SELECT member_id FROM ballot_voters WHERE ballot_id = $1 AND on_the_spot = 1 ORDER BY member_id";
    pub(super) COUNT_ON_THE_SPOT = "SELECT COUNT(*) AS people FROM ballot_voters WHERE ballot_id = $1 AND on_the_spot = 1";
    pub(super) NO_PASSES = "UPDATE ballot_voters SET pass = NULL WHERE ballot_id = $1 AND pass IS NOT NULL";
    pub(super) NO_OLD_PASSES = "UPDATE ballot_voters SET pass = NULL WHERE ballot_id = $1 AND pass <= $2";
    pub(super) SEARCH_VOTERS = "SELECT DISTINCT members.name_key, members.id, members.name, members.postcode FROM member_words \
        JOIN ballot_voters ON ballot_voters.member_id = member_words.member_id JOIN members ON members.id = member_words.member_id \
        WHERE ballot_voters.ballot_id = $1 AND member_words.word >= $2 AND member_words.word < $3 \
        AND members.id NOT IN (SELECT member_id FROM ballot_papers WHERE ballot_id = $1) \
        ORDER BY members.name_key, members.id LIMIT $4";
    pub(super) COUNT_VOTED = "SELECT COUNT(*) AS people FROM ballot_voters WHERE ballot_id = $1 AND voted = 1";
    pub(super) ON_ROLL = "SELECT ballots.title, ballot_voters.voted FROM ballot_voters \
        JOIN ballots ON ballots.id = ballot_voters.ballot_id WHERE ballot_voters.member_id = $1 ORDER BY ballots.id";
    pub(super) TRUSTEE_OF = "SELECT ballots.title FROM ballot_trustees JOIN ballots ON ballots.id = ballot_trustees.ballot_id \
        WHERE ballot_trustees.member_id = $1 ORDER BY ballots.id";
    pub(super) CALLED_BY = "SELECT title, called_at FROM ballots WHERE called_by = $1 ORDER BY id";
    pub(super) FORGET_VOTER = "DELETE FROM ballot_voters WHERE member_id = $1";

    pub(super) ADD_PAPER = "INSERT INTO ballot_papers (ballot_id, member_id, twice) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING";
    pub(super) NO_PAPER = "DELETE FROM ballot_papers WHERE ballot_id = $1 AND member_id = $2";
    pub(super) NO_PAPERS = "DELETE FROM ballot_papers WHERE ballot_id = $1";
    pub(super) PAPERS_OFF_ROLL = "DELETE FROM ballot_papers WHERE ballot_id = $1 \
        AND member_id NOT IN (SELECT member_id FROM ballot_voters WHERE ballot_id = $1)";
    pub(super) PAPER = "SELECT envelope, twice, marked_by FROM ballot_papers WHERE ballot_id = $1 AND member_id = $2";
    pub(super) COUNT_PAPERS = "SELECT COUNT(*) AS people FROM ballot_papers WHERE ballot_id = $1";
    pub(super) PAPERS = "SELECT members.id, members.name, members.address, members.postcode, ballot_papers.envelope, \
        ballot_papers.twice, ballot_papers.marked_by FROM ballot_papers JOIN members ON members.id = ballot_papers.member_id \
        WHERE ballot_papers.ballot_id = $1 AND (members.name_key, members.id) > ($2, $3) ORDER BY members.name_key, members.id LIMIT $4";
    pub(super) SET_ENVELOPE = "UPDATE ballot_papers SET envelope = $3, twice = $4, marked_by = $5 WHERE ballot_id = $1 AND member_id = $2";
    pub(super) PAPERS_OF = "SELECT ballots.title, ballot_papers.envelope FROM ballot_papers JOIN ballots ON ballots.id = ballot_papers.ballot_id \
        WHERE ballot_papers.member_id = $1 ORDER BY ballots.id";
    pub(super) FORGET_PAPERS = "DELETE FROM ballot_papers WHERE member_id = $1";
    pub(super) PAPER_OFFICERS = "SELECT number, member_id, name, address, accepted_at FROM ballot_paper_officers \
        WHERE ballot_id = $1 ORDER BY number";
    pub(super) NO_PAPER_OFFICERS = "DELETE FROM ballot_paper_officers WHERE ballot_id = $1";
    pub(super) ADD_PAPER_OFFICER = "INSERT INTO ballot_paper_officers (ballot_id, number, member_id, name, address, accepted_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) PAPER_ACCEPTED = "UPDATE ballot_paper_officers SET accepted_at = $3 \
        WHERE ballot_id = $1 AND member_id = $2 AND accepted_at IS NULL";
    pub(super) PAPER_DECLINED = "DELETE FROM ballot_paper_officers WHERE ballot_id = $1 AND member_id = $2";
    pub(super) PAPER_OFFICER_OF = "SELECT ballots.title, ballot_paper_officers.accepted_at FROM ballot_paper_officers \
        JOIN ballots ON ballots.id = ballot_paper_officers.ballot_id WHERE ballot_paper_officers.member_id = $1 ORDER BY ballots.id";
    pub(super) FORGET_PAPER_OFFICER = "DELETE FROM ballot_paper_officers WHERE member_id = $1 AND accepted_at IS NULL";
    pub(super) ADD_BOX = "INSERT INTO ballot_boxes (ballot_id, people, returned, unsigned, twice, unknown, unclear, missing, several, sealed) \
        VALUES ($1, $2, 0, 0, 0, 0, 0, 0, 0, 0)";
    pub(super) BOX = "SELECT people, reserved, returned, unsigned, twice, unknown, unclear, missing, several, sealed, \
        COALESCE(again, 0) AS again FROM ballot_boxes \
        WHERE ballot_id = $1";
    pub(super) SET_BOX = "UPDATE ballot_boxes SET returned = $2, unsigned = $3, twice = $4, unknown = $5, unclear = $6, missing = $7, \
        several = $8, sealed = $9, again = $10 WHERE ballot_id = $1";
    pub(super) SET_RESERVED = "UPDATE ballot_boxes SET reserved = $2 WHERE ballot_id = $1";
    pub(super) COUNT_CODES_USED = "SELECT COUNT(DISTINCT credential) AS ballots FROM ballot_events WHERE ballot_id = $1";

    pub(super) ADD_MOVES = "INSERT INTO ballot_moves (ballot_id, group_id, members, came, went) VALUES ($1, $2, $3, $4, $5)";
    pub(super) SET_MOVES = "UPDATE ballot_moves SET came = $3, went = $4 WHERE ballot_id = $1 AND group_id = $2";
    pub(super) MOVES = "SELECT group_id, members, came, went FROM ballot_moves WHERE ballot_id = $1 ORDER BY group_id";
    pub(super) ADD_BURST = "INSERT INTO ballot_bursts (ballot_id) VALUES ($1) \
        ON CONFLICT (ballot_id) DO UPDATE SET acknowledged_at = NULL, reason = NULL";
    pub(super) BURST = "SELECT acknowledged_at, reason FROM ballot_bursts WHERE ballot_id = $1";
    pub(super) ACKNOWLEDGE = "UPDATE ballot_bursts SET acknowledged_at = $2, reason = $3 WHERE ballot_id = $1";
    pub(super) ADD_SAMPLE = "INSERT INTO ballot_samples (ballot_id, member_id, name, typed, drawn) VALUES ($1, $2, $3, $4, $5)";
    pub(super) SAMPLES = "SELECT member_id, name, typed, drawn, missing, reason FROM ballot_samples WHERE ballot_id = $1 ORDER BY member_id";
    pub(super) LOOKED = "UPDATE ballot_samples SET missing = $3, reason = $4 WHERE ballot_id = $1 AND member_id = $2";
    pub(super) AT_PLACE = "SELECT member_id FROM ballot_voters WHERE ballot_id = $1 AND place = $2";
    pub(super) SAMPLED = "SELECT ballots.title FROM ballot_samples JOIN ballots ON ballots.id = ballot_samples.ballot_id \
        WHERE ballot_samples.member_id = $1 ORDER BY ballots.id";

    pub(super) NOT_VOTED = "SELECT member_id FROM ballot_voters WHERE ballot_id = $1 AND member_id > $2 AND voted = 0 \
        ORDER BY member_id LIMIT $3";
    pub(super) REMINDED_TO = "SELECT after_id FROM ballot_reminders WHERE ballot_id = $1 AND which = $2";
    pub(super) REMINDED = "INSERT INTO ballot_reminders (ballot_id, which, after_id) VALUES ($1, $2, $3) \
        ON CONFLICT (ballot_id, which) DO UPDATE SET after_id = excluded.after_id";
    pub(super) NO_REMINDER = "DELETE FROM ballot_reminders WHERE ballot_id = $1 AND which = $2";
    pub(super) PULSE = "SELECT at FROM ballot_pulses WHERE ballot_id = $1";
    pub(super) SET_PULSE = "INSERT INTO ballot_pulses (ballot_id, at) VALUES ($1, $2) \
        ON CONFLICT (ballot_id) DO UPDATE SET at = excluded.at";
    pub(super) OUTAGES = "SELECT began, ended, decided_at, closes_at, reason FROM ballot_outages WHERE ballot_id = $1 ORDER BY began";
    pub(super) ADD_OUTAGE = "INSERT INTO ballot_outages (ballot_id, began, ended) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    pub(super) DECIDE = "INSERT INTO ballot_outages (ballot_id, began, ended, decided_at, closes_at, reason) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (ballot_id, began) DO UPDATE SET ended = excluded.ended, \
        decided_at = excluded.decided_at, closes_at = excluded.closes_at, reason = excluded.reason";
    pub(super) PUT_OFF = "UPDATE ballots SET closes_at = $2, ends_at = $3 WHERE id = $1";

    pub(super) SET_UP = "INSERT INTO ballot_setups (ballot_id, election, trustees, credentials, setup) VALUES ($1, $2, $3, $4, $5)";
    pub(super) SETUP = "SELECT election, trustees, credentials, setup FROM ballot_setups WHERE ballot_id = $1";
    pub(super) ELECTION = "SELECT election FROM ballot_setups WHERE ballot_id = $1";
    pub(super) BEGIN = "INSERT INTO ballot_boards (ballot_id, begun, events, head, anchored) VALUES ($1, $2, 1, $3, 1)";
    pub(super) BOARD = "SELECT begun, events, head, anchored FROM ballot_boards WHERE ballot_id = $1";
    pub(super) GROW = "UPDATE ballot_boards SET events = $3, head = $4 WHERE ballot_id = $1 AND events = $2";
    pub(super) ANCHORED = "UPDATE ballot_boards SET anchored = $2 WHERE ballot_id = $1";
    pub(super) ADD_EVENT = "INSERT INTO ballot_events (ballot_id, height, kind, payload, beside, digest, credential, trustee, hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    pub(super) EVENTS = "SELECT kind, payload, beside FROM ballot_events WHERE ballot_id = $1 ORDER BY height";
    pub(super) LAST_KIND = "SELECT kind FROM ballot_events WHERE ballot_id = $1 ORDER BY height DESC LIMIT 1";
    pub(super) BY_DIGEST = "SELECT height, credential, hash FROM ballot_events WHERE ballot_id = $1 AND digest = $2";
    pub(super) FIRST_OF = "SELECT height FROM ballot_events WHERE ballot_id = $1 AND credential = $2 ORDER BY height LIMIT 1";
    pub(super) SEALED = "SELECT height, payload, credential FROM ballot_events \
        WHERE ballot_id = $1 AND height > $2 AND kind = 'Ballot' ORDER BY height LIMIT $3";
    pub(super) LAST_OF = "SELECT height FROM ballot_events WHERE ballot_id = $1 AND credential = $2 ORDER BY height DESC LIMIT 1";
    pub(super) TRACKED = "SELECT height, payload, credential FROM ballot_events WHERE ballot_id = $1 AND digest = $2";
    pub(super) FROM_TRUSTEES = "SELECT kind, trustee FROM ballot_events WHERE ballot_id = $1 AND trustee IS NOT NULL ORDER BY height";
    pub(super) OF_KIND = "SELECT payload FROM ballot_events WHERE ballot_id = $1 AND kind = $2 ORDER BY height LIMIT 1";
    pub(super) MIX_VOTERS = "UPDATE ballot_voters SET voted = voted WHERE ballot_id = $1";
    pub(super) MIX_PAPERS = "UPDATE ballot_papers SET twice = twice WHERE ballot_id = $1";
    pub(super) MIX_EVENTS = "UPDATE ballot_events SET credential = credential WHERE ballot_id = $1";
}
