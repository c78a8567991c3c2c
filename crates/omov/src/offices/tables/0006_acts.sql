-- What was done with the powers of offices: who, which power, what, where. Scrutineers read it.
CREATE TABLE acts (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    -- In which group it was done.
    group_id BYTEA NOT NULL REFERENCES groups (id),
    actor_id BYTEA NOT NULL REFERENCES members (id),
    power TEXT NOT NULL,
    -- What was done, by the name of its message: act-roll-export.
    deed TEXT NOT NULL,
    -- To whom, if it was done to one person.
    about_id BYTEA REFERENCES members (id),
    -- How many people or things it was done with.
    number BIGINT,
    -- Why, in the actor's own words.
    reason TEXT NOT NULL,
    done_at BIGINT NOT NULL
)
