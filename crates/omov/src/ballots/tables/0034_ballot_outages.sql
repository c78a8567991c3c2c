-- When members could not vote, and what a scrutineer said to it.
CREATE TABLE ballot_outages (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    began BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    decided_at BIGINT,
    -- The close from then on, where it was put off.
    closes_at BIGINT,
    reason TEXT,
    PRIMARY KEY (ballot_id, began)
)
