-- Whose house this is: one row, once it has been founded.
CREATE TABLE organisation (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    -- The colour of links and of the main act; empty means the kit's own.
    accent TEXT,
    -- 1 where everything is invented, as in the demonstration; every page says so.
    made_up BIGINT NOT NULL,
    founded_at BIGINT NOT NULL
)
