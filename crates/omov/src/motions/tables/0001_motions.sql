-- A text that members would decide on, clause by clause.
CREATE TABLE motions (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Which kind of proposal it is, by its name in the rulebook, and the number of the text it was moved under.
    kind TEXT NOT NULL,
    book BIGINT NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    -- What it is about, by its name in the rulebook, where that knows matters.
    matter TEXT,
    moved_at BIGINT NOT NULL,
    -- Until when it can find its signatures; nothing if the rules say nothing.
    ends_at BIGINT,
    state TEXT NOT NULL CHECK (state IN ('open', 'withdrawn', 'final')),
    -- From 1; every accepted change makes the next.
    version BIGINT NOT NULL,
    -- The bytes that are voted on, and their SHA-256, once nothing can be changed any more.
    final_text TEXT,
    final_hash BYTEA,
    final_at BIGINT,
    -- The number on the public record of its last step.
    entry BIGINT
)
