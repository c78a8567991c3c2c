-- What is to be done so that a decision happens, and by when.
CREATE TABLE motion_tasks (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    -- From 1.
    number BIGINT NOT NULL,
    what TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (motion_id, number)
)
