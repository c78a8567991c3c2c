-- What members said in a group, and to which question.
CREATE TABLE contributions (
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Sorts by time.
    id BYTEA NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    question TEXT NOT NULL,
    body TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    PRIMARY KEY (group_id, id)
)
