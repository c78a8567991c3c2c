-- The text that somebody wrote at the first start, until the movement is founded. There is one row at most.
CREATE TABLE rulebook_first (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    wording TEXT NOT NULL
)
