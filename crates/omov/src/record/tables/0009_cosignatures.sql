-- The last checkpoint that each witness has signed. One row a witness.
CREATE TABLE record_cosignatures (
    -- The witness, by its key.
    witness TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    -- Its line below that checkpoint; empty until it has signed one.
    line TEXT NOT NULL,
    signed_at BIGINT,
    -- When it was last asked, and why it did not sign, if it did not.
    asked_at BIGINT NOT NULL,
    trouble TEXT NOT NULL
)
