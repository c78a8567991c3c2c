-- Who wrote what was taken out, and can appeal.
CREATE TABLE removal_authors (
    removal_id BYTEA NOT NULL REFERENCES removals (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    PRIMARY KEY (removal_id, member_id)
)
