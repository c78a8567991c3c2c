-- Every checkpoint that was signed. The largest of a record is the one that the next has to grow from; an earlier one is
-- what shows later that a checkpoint of the same size is of another history.
CREATE TABLE witness_signed (
    -- What the record calls itself.
    origin TEXT NOT NULL,
    size BIGINT NOT NULL,
    root BYTEA NOT NULL,
    -- The checkpoint with the signature of the record.
    note TEXT NOT NULL,
    -- When it was signed last.
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (origin, size)
)
