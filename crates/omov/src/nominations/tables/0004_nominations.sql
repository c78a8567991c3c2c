-- Somebody who was named for an office.
CREATE TABLE nominations (
    -- Drawn by chance: in the order of the ids they stand in no order that says anything.
    id BYTEA NOT NULL PRIMARY KEY,
    round_id BYTEA NOT NULL REFERENCES nomination_rounds (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    -- Who named them, for nobody's eyes but theirs; empty once they are erased.
    named_by BYTEA REFERENCES members (id),
    state TEXT NOT NULL CHECK (state IN ('named', 'accepted', 'declined', 'stands', 'short', 'unfit', 'silent')),
    -- The name under which they stand, from the moment at which they accept.
    name TEXT,
    statement TEXT NOT NULL,
    -- What they say of themselves where seats hang on it: JSON, by the title of what is asked.
    answers TEXT NOT NULL,
    -- They said that they are as old as the rules ask.
    old_enough BIGINT NOT NULL
)
