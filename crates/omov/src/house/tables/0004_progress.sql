-- How far long work has come, for the page of whoever waits for it. Few rows: they go a month after the work has ended.
CREATE TABLE progress (
    id BYTEA NOT NULL PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('going', 'done', 'stopped', 'failed')),
    -- The name of the message that says it, with $done and $total.
    said TEXT NOT NULL,
    done BIGINT NOT NULL,
    -- Empty as long as nobody knows.
    total BIGINT,
    -- 1 if somebody has asked that it stop.
    stop_asked BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
)
