-- What happened to a letter, in the order of time.
CREATE TABLE letter_events (
    letter_id BYTEA NOT NULL REFERENCES letters (id),
    at BIGINT NOT NULL,
    -- trying, sent, outbox, printed, failed, bounced, again.
    what TEXT NOT NULL,
    -- A word for what went wrong; never what a server said, which may hold the address.
    trouble TEXT,
    PRIMARY KEY (letter_id, at, what)
)
