-- Places for motions that a group will talk about: members approve, and the places are shared out.
CREATE TABLE agendas (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    places BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    -- From here on: when it was drawn up, and from how many members' approvals.
    drawn_at BIGINT,
    voters BIGINT,
    -- The number on the public record of its last step.
    entry BIGINT
)
