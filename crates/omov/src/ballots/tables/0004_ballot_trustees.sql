-- Who makes the key of a ballot, and what they sent in each round.
CREATE TABLE ballot_trustees (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    -- From 1, as in the draft.
    number BIGINT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    certificate TEXT,
    polynomial TEXT,
    share TEXT,
    -- What was wrong with the last file, if it did not hold.
    trouble TEXT,
    PRIMARY KEY (ballot_id, number)
)
