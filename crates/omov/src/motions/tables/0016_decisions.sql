-- What became of a motion that was carried: who sees to it, and when it is looked at again.
CREATE TABLE motion_decisions (
    motion_id BYTEA NOT NULL PRIMARY KEY REFERENCES motions (id),
    -- An office of the group, by its title: nobody's name.
    owner TEXT NOT NULL,
    review_at BIGINT NOT NULL,
    -- Whether it happened; nothing as long as nobody has said.
    happened TEXT CHECK (happened IN ('yes', 'partly', 'no')),
    happened_at BIGINT,
    note TEXT NOT NULL
)
