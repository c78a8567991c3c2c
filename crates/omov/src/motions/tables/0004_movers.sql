-- Who moves a motion. Whoever only asked to has not been agreed to yet.
CREATE TABLE motion_movers (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    agreed BIGINT NOT NULL,
    PRIMARY KEY (motion_id, member_id)
)
