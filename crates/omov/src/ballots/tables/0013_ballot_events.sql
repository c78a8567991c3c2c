-- The events of the board after the first: sealed ballots, and what comes after the close. No time stands here.
CREATE TABLE ballot_events (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    height BIGINT NOT NULL,
    kind TEXT NOT NULL,
    -- The data of the event, and what stands before it in the record.
    payload TEXT,
    beside TEXT,
    -- SHA-256 of the payload: a ballot stands on the board once.
    digest BYTEA,
    -- The public half of the voting code, of a ballot.
    credential TEXT,
    -- Which trustee it came from.
    trustee BIGINT,
    -- The hash of the event.
    hash TEXT NOT NULL,
    PRIMARY KEY (ballot_id, height)
)
