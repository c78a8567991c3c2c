-- Acts that need a second person: asked for by one, done when another agrees.
CREATE TABLE second_acts (
    -- Sorts by the time it was asked for.
    id BYTEA NOT NULL PRIMARY KEY,
    -- What is to be done: roll-export.
    deed TEXT NOT NULL,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    asker_id BYTEA NOT NULL REFERENCES members (id),
    -- To whom, if it is done to one person.
    about_id BYTEA REFERENCES members (id),
    number BIGINT,
    -- Why, in the asker's own words.
    reason TEXT NOT NULL,
    -- What the room needs to do it, as the room writes it.
    payload TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- When it can no longer be agreed to.
    until BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'agreed', 'declined', 'taken-back')),
    -- Who agreed or declined, when, and why not.
    decider_id BYTEA REFERENCES members (id),
    decided_at BIGINT,
    answer TEXT NOT NULL,
    -- The line it left, once it was done.
    act_id BYTEA REFERENCES acts (id)
)
