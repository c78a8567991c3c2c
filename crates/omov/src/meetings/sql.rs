//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) OPEN = "INSERT INTO meetings (id, debate_id, group_id, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5)";
    pub(super) FIND = "SELECT id, debate_id, group_id, opened_by, ended_at FROM meetings WHERE id = $1";
    pub(super) OF_DEBATE = "SELECT id, debate_id, group_id, opened_by, ended_at FROM meetings WHERE debate_id = $1 ORDER BY id DESC";
    pub(super) END = "UPDATE meetings SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    pub(super) LEFT_OPEN = "SELECT meetings.id FROM meetings JOIN debates ON debates.id = meetings.debate_id \
        WHERE meetings.ended_at IS NULL AND (meetings.opened_at <= $1 OR debates.closed_at IS NOT NULL) ORDER BY meetings.id";
    pub(super) UNCOUNTED = "SELECT DISTINCT meetings.debate_id FROM meetings JOIN debates ON debates.id = meetings.debate_id \
        WHERE debates.closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM meeting_counts WHERE debate_id = meetings.debate_id) \
        ORDER BY meetings.debate_id";
    pub(super) OPENED_BY = "SELECT debates.question, meetings.opened_at FROM meetings JOIN debates ON debates.id = meetings.debate_id \
        WHERE meetings.opened_by = $1 ORDER BY meetings.id";
    pub(super) FORGET_OPENER = "UPDATE meetings SET opened_by = NULL WHERE opened_by = $1";

    pub(super) TURNS = "SELECT meeting_turns.number, meeting_turns.member_id, members.name, meeting_turns.state, meeting_turns.turn \
        FROM meeting_turns JOIN members ON members.id = meeting_turns.member_id \
        WHERE meeting_turns.meeting_id = $1 ORDER BY meeting_turns.number";
    pub(super) SPOKEN = "SELECT meeting_turns.member_id, COUNT(*) AS turns FROM meetings \
        JOIN meeting_turns ON meeting_turns.meeting_id = meetings.id \
        WHERE meetings.debate_id = $1 AND meeting_turns.state <> 'waits' GROUP BY meeting_turns.member_id";
    pub(super) ASK = "INSERT INTO meeting_turns (meeting_id, number, member_id, organiser, state) VALUES ($1, $2, $3, $4, 'waits')";
    pub(super) LAST = "SELECT COALESCE(MAX(number), 0) AS last FROM meeting_turns WHERE meeting_id = $1";
    pub(super) LEAVE = "DELETE FROM meeting_turns WHERE meeting_id = $1 AND member_id = $2 AND state = 'waits'";
    pub(super) SET = "UPDATE meeting_turns SET state = $3, turn = $4 WHERE meeting_id = $1 AND number = $2";
    pub(super) NOBODY_WAITS = "DELETE FROM meeting_turns WHERE meeting_id = $1 AND state <> 'spoke'";
    pub(super) COUNT = "SELECT COUNT(DISTINCT meeting_turns.member_id) AS people, COUNT(*) AS turns, \
        CAST(COALESCE(SUM(meeting_turns.organiser), 0) AS BIGINT) AS organisers FROM meetings \
        JOIN meeting_turns ON meeting_turns.meeting_id = meetings.id \
        WHERE meetings.debate_id = $1 AND meeting_turns.state <> 'waits'";
    pub(super) KEEP_COUNT = "INSERT INTO meeting_counts (debate_id, people, turns, organisers) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (debate_id) DO NOTHING";
    pub(super) COUNTED = "SELECT people, turns, organisers FROM meeting_counts WHERE debate_id = $1";
    pub(super) FORGET_TURNS = "DELETE FROM meeting_turns WHERE meeting_id = $1";
    pub(super) SPOKE_IN = "SELECT debates.question, meeting_turns.state, meetings.opened_at FROM meeting_turns \
        JOIN meetings ON meetings.id = meeting_turns.meeting_id JOIN debates ON debates.id = meetings.debate_id \
        WHERE meeting_turns.member_id = $1 ORDER BY meeting_turns.meeting_id, meeting_turns.number";
    pub(super) FORGET_SPEAKER = "DELETE FROM meeting_turns WHERE member_id = $1";
}
