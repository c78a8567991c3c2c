-- Powers that are lent: what the office is called, in which kind of group, and what whoever holds it may do.
CREATE TABLE offices (
    id BYTEA NOT NULL PRIMARY KEY,
    -- The kind of group it belongs to.
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- The names of the powers, with spaces between.
    powers TEXT NOT NULL,
    term_days BIGINT NOT NULL
)
