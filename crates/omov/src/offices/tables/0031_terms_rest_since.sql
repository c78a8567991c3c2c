-- From when on a deputy stands in for whoever holds the term: meanwhile the powers are the deputy's alone.
ALTER TABLE terms ADD COLUMN rests_since BIGINT
