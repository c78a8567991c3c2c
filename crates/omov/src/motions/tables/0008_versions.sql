-- Each version of a motion: when it came, who made it, and by which amendment.
CREATE TABLE motion_versions (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    version BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    -- Nobody once they have been erased.
    made_by BYTEA REFERENCES members (id),
    amendment BIGINT,
    PRIMARY KEY (motion_id, version)
)
