-- What a browser was sent away with, to bring back an answer: one thing at a time for each purpose.
CREATE TABLE challenges (
    -- The hash of what the browser holds.
    browser BYTEA NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('add', 'sign-in', 'elsewhere')),
    -- What the answer is checked against, in JSON.
    state TEXT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (browser, purpose)
)
