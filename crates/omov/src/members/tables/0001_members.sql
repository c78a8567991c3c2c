-- Everybody who is or was on the roll, and supporters.
CREATE TABLE members (
    id BYTEA NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- As it is sorted and searched.
    name_key TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    postcode TEXT,
    address TEXT,
    standing TEXT NOT NULL CHECK (standing IN ('applied', 'member', 'supporter', 'lapsed', 'left')),
    -- The group of the place they live in.
    group_id BYTEA NOT NULL REFERENCES groups (id),
    joined_at BIGINT NOT NULL,
    -- Until when the membership is paid or confirmed.
    renew_by BIGINT,
    left_at BIGINT,
    -- Which statement was accepted, and when.
    statement_version BIGINT,
    accepted_at BIGINT,
    created_at BIGINT NOT NULL
)
