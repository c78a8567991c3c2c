-- Nominations for an office, from their opening to their end.
CREATE TABLE nomination_rounds (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- The office, the kind of ballot that fills it, both by their names in the rulebook, and the number of the text they are held under.
    office TEXT NOT NULL,
    kind TEXT NOT NULL,
    book BIGINT NOT NULL,
    seats BIGINT NOT NULL,
    -- What the office is, in the words of whoever opened them.
    about TEXT NOT NULL,
    -- Whether the ballot has the answer that nominations are opened again.
    reopen BIGINT NOT NULL,
    opened_by BYTEA NOT NULL REFERENCES members (id),
    opened_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- When they were extended, which is done once, and why.
    extended_at BIGINT,
    reason TEXT NOT NULL,
    -- When it was found who stands.
    ended_at BIGINT,
    -- What those who stand say of themselves, as it is hashed, and its SHA-256.
    statements TEXT,
    digest BYTEA,
    -- The number on the public record of its last step.
    entry BIGINT
)
