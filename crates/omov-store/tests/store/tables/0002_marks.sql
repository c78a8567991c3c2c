CREATE TABLE marks (
    member_id BYTEA NOT NULL REFERENCES members (id),
    number BIGINT NOT NULL,
    note TEXT,
    PRIMARY KEY (member_id, number)
);
