-- Who looked at the source of a piece of evidence, and whether it says so.
CREATE TABLE motion_checks (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    evidence BIGINT NOT NULL,
    -- From 1.
    number BIGINT NOT NULL,
    finds BIGINT NOT NULL,
    -- Why not, where it does not say so.
    reason TEXT NOT NULL,
    -- Nobody once they have been erased.
    member_id BYTEA REFERENCES members (id),
    checked_at BIGINT NOT NULL,
    PRIMARY KEY (motion_id, evidence, number)
)
