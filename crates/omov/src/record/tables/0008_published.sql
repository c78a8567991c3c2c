-- How far the record is published: one row.
CREATE TABLE record_published (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL,
    -- The checkpoint with the signature of the record.
    checkpoint TEXT NOT NULL,
    signed_at BIGINT NOT NULL
)
