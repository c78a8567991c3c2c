-- Where the board of a ballot ends.
CREATE TABLE ballot_boards (
    ballot_id BYTEA NOT NULL PRIMARY KEY REFERENCES ballots (id),
    -- When it was opened, in seconds since 1970: the one time that stands in it.
    begun BIGINT NOT NULL,
    events BIGINT NOT NULL,
    head TEXT NOT NULL,
    -- How many of them the public record knows of.
    anchored BIGINT NOT NULL
)
