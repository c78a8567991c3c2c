-- People who have asked to join and have not yet shown that the address of e-mail is theirs. Gone after a day.
CREATE TABLE joins (
    -- The hash of what the link in the letter holds.
    id BYTEA NOT NULL PRIMARY KEY,
    -- The hash of the code in the letter, and of what the browser holds that asked.
    code BYTEA NOT NULL,
    browser BYTEA NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    postcode TEXT,
    standing TEXT NOT NULL CHECK (standing IN ('member', 'supporter')),
    statement_version BIGINT NOT NULL,
    until BIGINT NOT NULL
)
