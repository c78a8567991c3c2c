-- Who stands for an office, in the order of the lot, and what came of it once the result was certified.
CREATE TABLE ballot_candidates (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    -- From 1, as on the ballot.
    number BIGINT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    -- The term that they were elected to.
    term_id BYTEA,
    -- Why they were elected and hold no term: the name of a message.
    trouble TEXT,
    PRIMARY KEY (ballot_id, number)
)
