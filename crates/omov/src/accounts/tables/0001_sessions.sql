-- A browser in which somebody is signed in. What the browser holds is not here, only its hash.
CREATE TABLE sessions (
    id BYTEA NOT NULL PRIMARY KEY,
    member_id BYTEA NOT NULL REFERENCES members (id),
    made_at BIGINT NOT NULL,
    -- When the person last proved to be who they are.
    proved_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    -- What the browser says of itself, in a few words.
    device TEXT NOT NULL
)
