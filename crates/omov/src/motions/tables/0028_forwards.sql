-- Motions that came from another group.
CREATE TABLE motion_forwards (
    -- The one that it became there.
    motion_id BYTEA NOT NULL PRIMARY KEY REFERENCES motions (id),
    origin_id BYTEA NOT NULL REFERENCES motions (id),
    -- What the origin said then.
    version BIGINT NOT NULL,
    -- Nobody once they have been erased.
    sent_by BYTEA REFERENCES members (id),
    sent_at BIGINT NOT NULL
)
