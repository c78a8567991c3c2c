-- A way in that somebody has asked for. What opens it is not here, only hashes. It opens once, in one browser.
CREATE TABLE ways_in (
    -- The hash of what the link holds.
    id BYTEA NOT NULL PRIMARY KEY,
    -- The hash of the code, together with what the browser holds.
    code BYTEA NOT NULL,
    -- The hash of what the browser holds that asked.
    browser BYTEA NOT NULL,
    -- What it is good for, and for nothing else.
    purpose TEXT NOT NULL CHECK (purpose IN ('sign-in', 'proof')),
    -- Whom it lets in. Empty where nobody on the roll has the address: then nothing opens it.
    member_id BYTEA REFERENCES members (id),
    -- The page to go on to.
    next TEXT NOT NULL,
    until BIGINT NOT NULL,
    used_at BIGINT
)
