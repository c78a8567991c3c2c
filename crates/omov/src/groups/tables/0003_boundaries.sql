-- Which group a postcode belongs to: the longest beginning decides.
CREATE TABLE boundaries (
    -- In capitals, without spaces.
    beginning TEXT NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id)
)
