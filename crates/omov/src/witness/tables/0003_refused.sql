-- Checkpoints that the record has signed and the witness has not: what they are evidence of is the kind.
CREATE TABLE witness_refused (
    -- SHA-256 of what the checkpoint says.
    id BYTEA NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('fork', 'rollback', 'unproved')),
    size BIGINT NOT NULL,
    root BYTEA NOT NULL,
    -- The refused checkpoint, with the signature of the record.
    note TEXT NOT NULL,
    -- The checkpoint that was signed here, against which it stands.
    against TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    times BIGINT NOT NULL
)
