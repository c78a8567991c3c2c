-- A change of a group's boundaries, or its closing: what is to be, why, and how many people it has moved.
CREATE TABLE moves (
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Sorts by time. Also the id of its job.
    id BYTEA NOT NULL,
    actor_id BYTEA NOT NULL REFERENCES members (id),
    -- The group closes, and all its people go elsewhere.
    closes BIGINT NOT NULL,
    -- The beginnings of postcodes the group is to have, with spaces between.
    beginnings TEXT NOT NULL,
    -- Those that change hands, and the groups that lose some: known once it is done.
    changed TEXT NOT NULL,
    losing TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'going', 'done')),
    made_at BIGINT NOT NULL,
    -- How many people have been moved, and behind whom it goes on.
    moved BIGINT NOT NULL,
    after_key TEXT NOT NULL,
    after_id BYTEA NOT NULL,
    PRIMARY KEY (group_id, id)
)
