-- What members may say about themselves if they want to: each with what it is used for, which is shown to them word for word.
CREATE TABLE characteristics (
    id BYTEA NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    -- The answers to choose from, one a line; empty where people use their own words.
    choices TEXT NOT NULL,
    -- Grows when the purpose changes: whoever agreed to another purpose has not agreed to this one.
    version BIGINT NOT NULL,
    asked_since BIGINT NOT NULL
)
