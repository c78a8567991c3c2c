-- The roll of this ballot changed so much after the call that it does not open until a scrutineer has looked at it.
CREATE TABLE ballot_bursts (
    ballot_id BYTEA NOT NULL PRIMARY KEY REFERENCES ballots (id),
    acknowledged_at BIGINT,
    -- Why it may open all the same, for everybody to read.
    reason TEXT
)
