-- Ballots whose voting codes a registrar makes, outside of the house. No code ever stands here.
CREATE TABLE ballot_codes (
    ballot_id BYTEA NOT NULL PRIMARY KEY REFERENCES ballots (id),
    -- The public halves, as they were sent last; gone once they stand in the set-up.
    list TEXT,
    -- Its SHA-256, when the first list came, and how many have come.
    digest TEXT,
    first_at BIGINT,
    times BIGINT NOT NULL
)
