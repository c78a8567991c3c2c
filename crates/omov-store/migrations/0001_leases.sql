-- What one process at a time may do, until when.
CREATE TABLE store_leases (
    name TEXT NOT NULL PRIMARY KEY,
    holder BYTEA NOT NULL,
    -- Counts the claims, so that a holder who was passed over finds out.
    token BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
)
