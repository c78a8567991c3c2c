-- Who supports that somebody stands, for nobody's eyes but theirs. No time stands here.
CREATE TABLE nomination_supporters (
    nomination_id BYTEA NOT NULL REFERENCES nominations (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    PRIMARY KEY (nomination_id, member_id)
)
