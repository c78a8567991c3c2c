-- What was removed of a motion, by the policy that everybody can read. The words themselves are gone from the other tables.
CREATE TABLE motion_removed (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    -- title, about, clause-3, amendment-2.
    part TEXT NOT NULL,
    -- The name of a ground that the program has words for.
    ground TEXT NOT NULL,
    removed_at BIGINT NOT NULL,
    PRIMARY KEY (motion_id, part)
)
