-- A nation, its regions, local groups and wards; and networks by theme.
CREATE TABLE groups (
    id BYTEA NOT NULL PRIMARY KEY,
    -- Empty for the whole movement, of which there is one.
    parent_id BYTEA REFERENCES groups (id),
    kind TEXT NOT NULL CHECK (kind IN ('nation', 'region', 'local', 'ward', 'network')),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- What it is about, in Markdown.
    about TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
)
