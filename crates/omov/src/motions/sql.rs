//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) MOVE = "INSERT INTO motions (id, group_id, kind, book, title, about, matter, moved_at, ends_at, outside, state, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', 1)";
    pub(super) FIND = "SELECT id, group_id, kind, book, title, about, matter, moved_at, ends_at, state, version, final_text, \
        final_hash, final_at, entry, outside FROM motions WHERE id = $1";
    pub(super) LIST = "SELECT id, group_id, kind, book, title, about, matter, moved_at, ends_at, state, version, final_text, \
        final_hash, final_at, entry, outside FROM motions ORDER BY id DESC LIMIT $1";
    pub(super) IN_GROUP = "SELECT id, group_id, kind, book, title, about, matter, moved_at, ends_at, state, version, final_text, \
        final_hash, final_at, entry, outside FROM motions WHERE group_id = $1 ORDER BY id DESC LIMIT $2";
    pub(super) NEXT_VERSION = "UPDATE motions SET version = version + 1 WHERE id = $1 AND version = $2 AND state = 'open'";
    pub(super) WITHDRAW = "UPDATE motions SET state = 'withdrawn' WHERE id = $1 AND state = 'open'";
    pub(super) FINISH = "UPDATE motions SET state = 'final', final_text = $2, final_hash = $3, final_at = $4 \
        WHERE id = $1 AND state = 'open'";
    pub(super) ENTRY = "UPDATE motions SET entry = $2 WHERE id = $1";

    pub(super) ASK_MOVER = "INSERT INTO motion_movers (motion_id, member_id, agreed) VALUES ($1, $2, $3) \
        ON CONFLICT (motion_id, member_id) DO NOTHING";
    pub(super) AGREE_MOVER = "UPDATE motion_movers SET agreed = 1 WHERE motion_id = $1 AND member_id = $2";
    pub(super) DROP_MOVER = "DELETE FROM motion_movers WHERE motion_id = $1 AND member_id = $2";
    pub(super) MOVERS = "SELECT motion_movers.member_id, members.name, motion_movers.agreed FROM motion_movers \
        JOIN members ON members.id = motion_movers.member_id WHERE motion_movers.motion_id = $1 ORDER BY motion_movers.member_id";
    pub(super) MOVED_BY = "SELECT motions.title, motions.moved_at FROM motion_movers \
        JOIN motions ON motions.id = motion_movers.motion_id WHERE motion_movers.member_id = $1 AND motion_movers.agreed = 1 \
        ORDER BY motions.id";
    pub(super) MOVES = "SELECT motions.id, motions.group_id, motions.kind, motions.book, motions.title, motions.about, motions.matter, \
        motions.moved_at, motions.ends_at, motions.state, motions.version, motions.final_text, motions.final_hash, motions.final_at, \
        motions.entry, motions.outside FROM motion_movers JOIN motions ON motions.id = motion_movers.motion_id \
        WHERE motion_movers.member_id = $1 AND motion_movers.agreed = 1 ORDER BY motions.id DESC LIMIT $2";
    pub(super) FORGET_MOVER = "DELETE FROM motion_movers WHERE member_id = $1";

    pub(super) SIGN = "INSERT INTO motion_supporters (motion_id, member_id) VALUES ($1, $2) \
        ON CONFLICT (motion_id, member_id) DO NOTHING";
    pub(super) UNSIGN = "DELETE FROM motion_supporters WHERE motion_id = $1 AND member_id = $2";
    pub(super) SIGNED = "SELECT COUNT(*) AS people FROM motion_supporters WHERE motion_id = $1 AND member_id = $2";
    pub(super) SIGNATURES = "SELECT COUNT(*) AS people FROM motion_supporters WHERE motion_id = $1";
    pub(super) SIGNED_BY = "SELECT motions.title FROM motion_supporters JOIN motions ON motions.id = motion_supporters.motion_id \
        WHERE motion_supporters.member_id = $1 ORDER BY motions.id";
    pub(super) FORGET_SUPPORTER = "DELETE FROM motion_supporters WHERE member_id = $1";

    pub(super) ADD_VERSION = "INSERT INTO motion_versions (motion_id, version, made_at, made_by, amendment) VALUES ($1, $2, $3, $4, $5)";
    pub(super) VERSIONS = "SELECT motion_versions.version, motion_versions.made_at, members.name, motion_versions.amendment \
        FROM motion_versions LEFT JOIN members ON members.id = motion_versions.made_by \
        WHERE motion_versions.motion_id = $1 ORDER BY motion_versions.version";
    pub(super) FORGET_MAKER = "UPDATE motion_versions SET made_by = NULL WHERE made_by = $1";

    pub(super) ADD_CLAUSE = "INSERT INTO motion_clauses (motion_id, number, version, body) VALUES ($1, $2, $3, $4)";
    pub(super) CLAUSES = "SELECT number, version, body FROM motion_clauses WHERE motion_id = $1 ORDER BY number, version";
    pub(super) ADD_SOURCE = "INSERT INTO motion_sources (motion_id, clause, debate_id, statement) VALUES ($1, $2, $3, $4)";
    pub(super) SOURCES = "SELECT motion_sources.clause, motion_sources.debate_id, debates.question, motion_sources.statement \
        FROM motion_sources JOIN debates ON debates.id = motion_sources.debate_id \
        WHERE motion_sources.motion_id = $1 ORDER BY motion_sources.clause";
    pub(super) FROM_DEBATE = "SELECT motion_sources.statement, motion_sources.motion_id, motions.title, motion_sources.clause \
        FROM motion_sources JOIN motions ON motions.id = motion_sources.motion_id \
        WHERE motion_sources.debate_id = $1 ORDER BY motion_sources.statement, motion_sources.motion_id";

    pub(super) AMEND = "INSERT INTO motion_amendments (motion_id, number, clause, target, base, body, reason, author_id, made_at, \
        version, state, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, 'open', '')";
    pub(super) AMENDMENTS = "SELECT motion_amendments.number, motion_amendments.clause, motion_amendments.target, \
        motion_amendments.base, motion_amendments.body, motion_amendments.reason, motion_amendments.author_id, members.name, \
        motion_amendments.made_at, motion_amendments.version, motion_amendments.state, motion_amendments.answered_at, \
        motion_amendments.answer FROM motion_amendments LEFT JOIN members ON members.id = motion_amendments.author_id \
        WHERE motion_amendments.motion_id = $1 ORDER BY motion_amendments.number";
    pub(super) ANSWER = "UPDATE motion_amendments SET state = $3, answered_at = $4, answer = $5 \
        WHERE motion_id = $1 AND number = $2 AND state = 'open'";
    pub(super) LET_GO = "UPDATE motion_amendments SET state = 'declined', answered_at = $3 \
        WHERE motion_id = $1 AND target = $2 AND state = 'open'";
    pub(super) JOIN_IN = "UPDATE motion_amendments SET state = 'joined', answered_at = $3 \
        WHERE motion_id = $1 AND number = $2 AND state IN ('open', 'accepted')";
    pub(super) REWORD = "UPDATE motion_amendments SET body = $3, version = version + 1 \
        WHERE motion_id = $1 AND number = $2 AND version = $4 AND state = 'open'";
    pub(super) AMENDED_BY = "SELECT motions.title, motion_amendments.body, motion_amendments.reason, motion_amendments.made_at \
        FROM motion_amendments JOIN motions ON motions.id = motion_amendments.motion_id \
        WHERE motion_amendments.author_id = $1 ORDER BY motion_amendments.motion_id, motion_amendments.number";
    pub(super) SUGGESTED = "SELECT motion_amendments.motion_id, motions.title, motion_amendments.number, motion_amendments.state, \
        motion_amendments.answered_at FROM motion_amendments JOIN motions ON motions.id = motion_amendments.motion_id \
        WHERE motion_amendments.author_id = $1 ORDER BY motion_amendments.motion_id DESC, motion_amendments.number LIMIT $2";
    pub(super) FORGET_AUTHOR = "UPDATE motion_amendments SET author_id = NULL WHERE author_id = $1";

    pub(super) REMOVED = "SELECT part, ground, removed_at FROM motion_removed WHERE motion_id = $1 ORDER BY part";
    pub(super) NOTE_REMOVED = "INSERT INTO motion_removed (motion_id, part, ground, removed_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (motion_id, part) DO UPDATE SET ground = excluded.ground, removed_at = excluded.removed_at";
    pub(super) RETITLE = "UPDATE motions SET title = $2 WHERE id = $1";
    pub(super) FORGET_ABOUT = "UPDATE motions SET about = '' WHERE id = $1";
    pub(super) REFIX = "UPDATE motions SET final_text = $2 WHERE id = $1";
    pub(super) BLANK_CLAUSE = "UPDATE motion_clauses SET body = '' WHERE motion_id = $1 AND number = $2";
    pub(super) BLANK_AMENDMENT = "UPDATE motion_amendments SET base = '', body = '', reason = '' WHERE motion_id = $1 AND number = $2";

    pub(super) NOT_REMOVED = "DELETE FROM motion_removed WHERE motion_id = $1 AND part = $2";
    pub(super) SET_ABOUT = "UPDATE motions SET about = $2 WHERE id = $1 AND about = ''";
    pub(super) SET_CLAUSE = "UPDATE motion_clauses SET body = $4 WHERE motion_id = $1 AND number = $2 AND version = $3 AND body = ''";
    pub(super) SET_AMENDMENT = "UPDATE motion_amendments SET base = $3, body = $4, reason = $5 \
        WHERE motion_id = $1 AND number = $2 AND base = '' AND body = ''";
    pub(super) OPEN_AGAIN = "UPDATE motion_amendments SET state = 'open', answered_at = NULL \
        WHERE motion_id = $1 AND number = $2 AND state = 'declined' AND answer = ''";

    pub(super) ADD_PART = "INSERT INTO motion_parts (motion_id, amendment, part, agreed) VALUES ($1, $2, $3, $4)";
    pub(super) PARTS = "SELECT amendment, part, agreed FROM motion_parts WHERE motion_id = $1 ORDER BY amendment, part";
    pub(super) AGREE_PART = "UPDATE motion_parts SET agreed = 1 WHERE motion_id = $1 AND amendment = $2 AND part = $3";

    pub(super) BY_HASH = "SELECT id FROM motions WHERE final_hash = $1 ORDER BY id LIMIT 1";
    pub(super) OWN = "INSERT INTO motion_decisions (motion_id, owner, review_at, note) VALUES ($1, $2, $3, '') \
        ON CONFLICT (motion_id) DO UPDATE SET owner = excluded.owner, review_at = excluded.review_at";
    pub(super) DECISION = "SELECT owner, review_at, happened, happened_at, note FROM motion_decisions WHERE motion_id = $1";
    pub(super) HAPPENED = "UPDATE motion_decisions SET happened = $2, happened_at = $3, note = $4 WHERE motion_id = $1";
    pub(super) ADD_TASK = "INSERT INTO motion_tasks (motion_id, number, what, due_at) VALUES ($1, $2, $3, $4)";
    pub(super) TASKS = "SELECT number, what, due_at, done_at FROM motion_tasks WHERE motion_id = $1 ORDER BY number";
    pub(super) TASK_DONE = "UPDATE motion_tasks SET done_at = $3 WHERE motion_id = $1 AND number = $2 AND done_at IS NULL";
    pub(super) OVERDUE = "SELECT id, group_id, kind, book, title, about, matter, moved_at, ends_at, state, version, final_text, \
        final_hash, final_at, entry, outside FROM motions WHERE group_id = $1 AND state = 'final' AND (\
        EXISTS (SELECT 1 FROM motion_tasks WHERE motion_id = motions.id AND due_at < $2 AND done_at IS NULL) OR \
        EXISTS (SELECT 1 FROM motion_decisions WHERE motion_id = motions.id AND review_at < $2 AND happened IS NULL)) \
        ORDER BY id DESC LIMIT $3";
    pub(super) SAY = "INSERT INTO motion_opinions (motion_id, number, side, body, author_id, said_at) VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) OPINIONS = "SELECT motion_opinions.number, motion_opinions.side, motion_opinions.body, motion_opinions.author_id, \
        members.name, motion_opinions.said_at FROM motion_opinions LEFT JOIN members ON members.id = motion_opinions.author_id \
        WHERE motion_opinions.motion_id = $1 ORDER BY motion_opinions.number";
    pub(super) OPINIONS_OF = "SELECT motions.title, motion_opinions.body, motion_opinions.said_at FROM motion_opinions \
        JOIN motions ON motions.id = motion_opinions.motion_id WHERE motion_opinions.author_id = $1 \
        ORDER BY motion_opinions.motion_id, motion_opinions.number";
    pub(super) FORGET_OPINIONS = "UPDATE motion_opinions SET author_id = NULL WHERE author_id = $1";

    pub(super) GIVE = "INSERT INTO motion_evidence (motion_id, number, clause, version, topic, question, says, source, address, cost, \
        takes, author_id, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    pub(super) EVIDENCE = "SELECT motion_evidence.number, motion_evidence.clause, motion_evidence.version, motion_evidence.topic, \
        motion_evidence.question, motion_evidence.says, motion_evidence.source, motion_evidence.address, motion_evidence.cost, \
        motion_evidence.takes, motion_evidence.author_id, members.name, motion_evidence.given_at FROM motion_evidence \
        LEFT JOIN members ON members.id = motion_evidence.author_id \
        WHERE motion_evidence.motion_id = $1 ORDER BY motion_evidence.number";
    pub(super) BLANK_EVIDENCE = "UPDATE motion_evidence SET question = '', says = '', source = '', address = NULL, cost = '', takes = '' \
        WHERE motion_id = $1 AND number = $2";
    pub(super) GIVEN_BY = "SELECT motions.title, motion_evidence.says, motion_evidence.source, motion_evidence.given_at \
        FROM motion_evidence JOIN motions ON motions.id = motion_evidence.motion_id \
        WHERE motion_evidence.author_id = $1 ORDER BY motion_evidence.motion_id, motion_evidence.number";
    pub(super) FORGET_EVIDENCE = "UPDATE motion_evidence SET author_id = NULL WHERE author_id = $1";
    pub(super) CHECK = "INSERT INTO motion_checks (motion_id, evidence, number, finds, reason, member_id, checked_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (motion_id, evidence, number) DO UPDATE \
        SET finds = excluded.finds, reason = excluded.reason, checked_at = excluded.checked_at";
    pub(super) CHECKS = "SELECT motion_checks.evidence, motion_checks.number, motion_checks.finds, motion_checks.reason, \
        motion_checks.member_id, members.name, motion_checks.checked_at FROM motion_checks \
        LEFT JOIN members ON members.id = motion_checks.member_id \
        WHERE motion_checks.motion_id = $1 ORDER BY motion_checks.evidence, motion_checks.number";
    pub(super) BLANK_CHECKS = "UPDATE motion_checks SET reason = '' WHERE motion_id = $1 AND evidence = $2";
    pub(super) BLANK_CHECK = "UPDATE motion_checks SET reason = '' WHERE motion_id = $1 AND evidence = $2 AND number = $3";
    pub(super) SET_EVIDENCE = "UPDATE motion_evidence SET question = $3, says = $4, source = $5, address = $6, cost = $7, takes = $8 \
        WHERE motion_id = $1 AND number = $2 AND says = ''";
    pub(super) SET_CHECK = "UPDATE motion_checks SET reason = $4 \
        WHERE motion_id = $1 AND evidence = $2 AND number = $3 AND reason = ''";
    pub(super) CHECKED_BY = "SELECT motions.title, motion_checks.finds, motion_checks.reason, motion_checks.checked_at \
        FROM motion_checks JOIN motions ON motions.id = motion_checks.motion_id \
        WHERE motion_checks.member_id = $1 ORDER BY motion_checks.motion_id, motion_checks.evidence";
    pub(super) FORGET_CHECKS = "UPDATE motion_checks SET member_id = NULL WHERE member_id = $1";

    pub(super) ADD_CONDITION = "INSERT INTO motion_conditions (motion_id, number, member_id, body, written_at, state, answer, missing) \
        VALUES ($1, $2, $3, $4, $5, 'open', '', '')";
    pub(super) CONDITIONS = "SELECT number, member_id, body, written_at, state, version, answer, missing \
        FROM motion_conditions WHERE motion_id = $1 ORDER BY number";
    pub(super) ANSWER_CONDITION = "UPDATE motion_conditions SET state = 'answered', version = $3, answer = $4 \
        WHERE motion_id = $1 AND number = $2 AND state = 'open'";
    pub(super) CONFIRM_CONDITION = "UPDATE motion_conditions SET state = $3, missing = $4 \
        WHERE motion_id = $1 AND number = $2 AND state = 'answered'";
    pub(super) CONDITIONS_SIGNED = "UPDATE motion_conditions SET state = 'met' \
        WHERE motion_id = $1 AND member_id = $2 AND state IN ('open', 'answered')";
    pub(super) BLANK_CONDITION = "UPDATE motion_conditions SET body = '', answer = '', missing = '', state = 'withdrawn' \
        WHERE motion_id = $1 AND number = $2";
    pub(super) SET_CONDITION = "UPDATE motion_conditions SET body = $3, answer = $4, missing = $5, state = $6 \
        WHERE motion_id = $1 AND number = $2 AND body = ''";
    pub(super) CONDITIONS_ANSWERED = "SELECT motions.id, motions.group_id, motions.kind, motions.book, motions.title, motions.about, \
        motions.matter, motions.moved_at, motions.ends_at, motions.state, motions.version, motions.final_text, motions.final_hash, \
        motions.final_at, motions.entry, motions.outside FROM motion_conditions \
        JOIN motions ON motions.id = motion_conditions.motion_id \
        WHERE motion_conditions.member_id = $1 AND motion_conditions.state = 'answered' ORDER BY motions.id";
    pub(super) CONDITIONS_OF = "SELECT motions.title, motion_conditions.body, motion_conditions.missing, motion_conditions.written_at \
        FROM motion_conditions JOIN motions ON motions.id = motion_conditions.motion_id \
        WHERE motion_conditions.member_id = $1 ORDER BY motion_conditions.motion_id, motion_conditions.number";
    pub(super) DROP_CONDITIONS = "UPDATE motion_conditions SET body = '', answer = '', missing = '', state = 'withdrawn' \
        WHERE member_id = $1 AND state IN ('open', 'answered')";
    pub(super) FORGET_CONDITIONS = "UPDATE motion_conditions SET member_id = NULL WHERE member_id = $1";

    pub(super) FORWARD = "INSERT INTO motion_forwards (motion_id, origin_id, version, sent_by, sent_at) VALUES ($1, $2, $3, $4, $5)";
    pub(super) FORWARDED = "SELECT motion_id, sent_at FROM motion_forwards WHERE origin_id = $1 ORDER BY motion_id";
    pub(super) ORIGIN = "SELECT origin_id, version, sent_at FROM motion_forwards WHERE motion_id = $1";
    pub(super) SENT_BY = "SELECT motions.title, groups.name, motion_forwards.sent_at FROM motion_forwards \
        JOIN motions ON motions.id = motion_forwards.motion_id JOIN groups ON groups.id = motions.group_id \
        WHERE motion_forwards.sent_by = $1 ORDER BY motion_forwards.motion_id";
    pub(super) FORGET_SENDER = "UPDATE motion_forwards SET sent_by = NULL WHERE sent_by = $1";
}
