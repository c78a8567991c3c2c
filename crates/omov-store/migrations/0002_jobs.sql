-- Work to be done later, each at least once.
CREATE TABLE store_jobs (
    queue TEXT NOT NULL,
    id BYTEA NOT NULL,
    payload TEXT NOT NULL,
    -- When it may be taken. Moved ahead while somebody works on it; empty when it has been given up.
    due_at BIGINT,
    attempts BIGINT NOT NULL,
    holder BYTEA,
    -- What went wrong last time.
    trouble TEXT,
    PRIMARY KEY (queue, id)
)
