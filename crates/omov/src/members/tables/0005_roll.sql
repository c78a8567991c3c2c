-- Who belongs to which group, in the order of their names: one row for each group up to the whole movement, and for each
-- network. Every list of people is a piece of it.
CREATE TABLE roll (
    group_id BYTEA NOT NULL REFERENCES groups (id),
    standing TEXT NOT NULL,
    name_key TEXT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    PRIMARY KEY (group_id, standing, name_key, member_id)
)
