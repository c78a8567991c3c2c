-- Passkeys: their public halves. The secret half never leaves the device.
CREATE TABLE passkeys (
    -- The hash of the id that the device has given it.
    id BYTEA NOT NULL PRIMARY KEY,
    member_id BYTEA NOT NULL REFERENCES members (id),
    -- What its owner calls it.
    name TEXT NOT NULL,
    -- As the program reads it, in JSON.
    passkey TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- The beginning of the last day on which it was used.
    used_on BIGINT
)
