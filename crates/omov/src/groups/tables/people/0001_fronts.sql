-- What whoever keeps a group's page has set: its contact, what newcomers are told and asked first.
CREATE TABLE group_fronts (
    group_id BYTEA NOT NULL PRIMARY KEY REFERENCES groups (id),
    -- Who answers questions; empty where nobody was named.
    contact_id BYTEA REFERENCES members (id),
    welcome TEXT NOT NULL,
    question TEXT NOT NULL
)
