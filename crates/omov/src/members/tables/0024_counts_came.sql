-- How many have come into this count since there is one, which never falls: what came between two moments is the difference.
ALTER TABLE roll_counts ADD COLUMN came BIGINT NOT NULL DEFAULT 0
