-- A question on which members say what they think.
CREATE TABLE debates (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Which kind of debate it is, by its name in the rulebook, and the number of the text it is held under.
    kind TEXT NOT NULL,
    book BIGINT NOT NULL,
    question TEXT NOT NULL,
    about TEXT NOT NULL,
    opened_by BYTEA NOT NULL REFERENCES members (id),
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    -- When it was closed; nothing as long as it is open.
    closed_at BIGINT,
    -- By this the lots are drawn that decide between statements heard equally often. Everybody may know it.
    seed BYTEA NOT NULL,
    -- The number on the public record of its last step.
    entry BIGINT
)
