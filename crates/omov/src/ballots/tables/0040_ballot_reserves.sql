-- Who steps in for a trustee who does not come, in order.
CREATE TABLE ballot_reserves (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    place BIGINT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    -- The number of the trustee in whose place they are; nothing while they wait.
    number BIGINT,
    reason TEXT,
    PRIMARY KEY (ballot_id, place)
)
