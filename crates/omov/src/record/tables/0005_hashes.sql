-- The hashes of complete subtrees, in the order in which they come into being. Rows are added and never changed.
CREATE TABLE record_hashes (
    position BIGINT NOT NULL PRIMARY KEY,
    hash BYTEA NOT NULL
)
