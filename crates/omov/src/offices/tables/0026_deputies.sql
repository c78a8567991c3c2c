-- Who is named to stand in for whoever holds a term: until when at the latest, never longer than the term. What a deputy may do
-- is in `terms`, as long as they stand in.
CREATE TABLE deputies (
    id BYTEA NOT NULL PRIMARY KEY,
    term_id BYTEA NOT NULL REFERENCES terms (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    -- When it ended before its time.
    ended_at BIGINT
)
