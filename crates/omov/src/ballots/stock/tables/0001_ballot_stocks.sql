-- A stock of keys that standing trustees of a group make in one ceremony.
CREATE TABLE ballot_stocks (
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- What the trustees agree to: their names, how many are needed, and how many keys.
    agreed TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- No ballot that opens later gets one of the keys.
    until_at BIGINT NOT NULL,
    -- When all keys were there.
    ready_at BIGINT,
    -- When it was retired, and why.
    retired_at BIGINT,
    reason TEXT,
    -- The number on the public record of the entry with its keys.
    entry BIGINT
)
