-- What remains of the meetings on a debate once it has ended: figures.
CREATE TABLE meeting_counts (
    debate_id BYTEA NOT NULL PRIMARY KEY REFERENCES debates (id),
    people BIGINT NOT NULL,
    turns BIGINT NOT NULL,
    -- Turns of those who were organisers then.
    organisers BIGINT NOT NULL
)
