-- How many rows came out how: by outcome, and by what was done.
CREATE TABLE import_counts (
    import_id BYTEA NOT NULL REFERENCES imports (id),
    what TEXT NOT NULL,
    lines BIGINT NOT NULL,
    PRIMARY KEY (import_id, what)
)
