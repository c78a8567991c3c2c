-- What a group was called, what it is called since, why, and who changed it.
CREATE TABLE namings (
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Sorts by time.
    id BYTEA NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor_id BYTEA NOT NULL REFERENCES members (id),
    named_at BIGINT NOT NULL,
    PRIMARY KEY (group_id, id)
)
