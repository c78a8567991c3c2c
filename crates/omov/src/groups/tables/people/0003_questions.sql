-- What people asked the contact of a group, until when an answer is due, and the answer.
CREATE TABLE questions (
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Sorts by time.
    id BYTEA NOT NULL,
    -- Who asked.
    asker_id BYTEA NOT NULL REFERENCES members (id),
    -- Who is to answer; empty where nobody is.
    contact_id BYTEA REFERENCES members (id),
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT,
    answered_by BYTEA REFERENCES members (id),
    PRIMARY KEY (group_id, id)
)
