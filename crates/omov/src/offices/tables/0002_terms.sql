-- Who holds an office in which group, since when, and until when at the latest.
CREATE TABLE terms (
    id BYTEA NOT NULL PRIMARY KEY,
    office_id BYTEA NOT NULL REFERENCES offices (id),
    group_id BYTEA NOT NULL REFERENCES groups (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    -- When it ended before its time.
    ended_at BIGINT
)
