-- A meeting in a hall on the question of a debate.
CREATE TABLE meetings (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    debate_id BYTEA NOT NULL REFERENCES debates (id),
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Nobody once they have been erased.
    opened_by BYTEA REFERENCES members (id),
    opened_at BIGINT NOT NULL,
    ended_at BIGINT
)
