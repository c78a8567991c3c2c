-- The public record: what was done, one row an act, in the order of the tree. Rows are added and never changed.
CREATE TABLE record_entries (
    -- The place on the record, from 0.
    number BIGINT NOT NULL PRIMARY KEY,
    -- The entry as it is published. What stands in the other columns was taken from it, to find it by.
    bytes BYTEA NOT NULL,
    done_at BIGINT NOT NULL,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- The first word of its kind: the power that was used.
    area TEXT NOT NULL,
    -- 1 if it was done in an office.
    officer BIGINT NOT NULL
)
