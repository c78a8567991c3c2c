-- What the columns of a list gave the last time a list with the same names came to the group.
CREATE TABLE import_columns (
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- SHA-256 of the names.
    head BYTEA NOT NULL,
    columns TEXT NOT NULL,
    PRIMARY KEY (group_id, head)
)
