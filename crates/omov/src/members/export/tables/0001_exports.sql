-- Copies of the roll that somebody asked for. The file is made anew each time it is fetched, and lies nowhere.
CREATE TABLE exports (
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    by_id BYTEA NOT NULL REFERENCES members (id),
    -- The names of what is in it, with spaces between; and of how the people stand.
    columns TEXT NOT NULL,
    standings TEXT NOT NULL,
    -- How many people it had when it was asked for.
    people BIGINT NOT NULL,
    -- The act that waits for a second person, where one is needed.
    second_id BYTEA,
    asked_at BIGINT NOT NULL,
    -- Until when it can be fetched; empty until a second person has agreed.
    until BIGINT
)
