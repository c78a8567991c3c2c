-- How many have gone out of it.
ALTER TABLE roll_counts ADD COLUMN went BIGINT NOT NULL DEFAULT 0
