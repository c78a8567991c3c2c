-- A term in which a deputy stands in. It takes no seat, and nobody counts it as a term of their own.
ALTER TABLE terms ADD COLUMN deputy_id BYTEA REFERENCES deputies (id)
