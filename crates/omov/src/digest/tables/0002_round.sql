-- How far the round of this week has come: one row.
CREATE TABLE digest_round (
    id BIGINT NOT NULL PRIMARY KEY,
    week BIGINT NOT NULL,
    -- The id of the last member it has been at.
    at BYTEA NOT NULL
)
