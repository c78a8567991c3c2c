-- Who signed a motion, for nobody's eyes but theirs. No time stands here.
CREATE TABLE motion_supporters (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    PRIMARY KEY (motion_id, member_id)
)
