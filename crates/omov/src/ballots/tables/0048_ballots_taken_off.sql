-- How many were taken off it.
ALTER TABLE ballots ADD COLUMN taken_off BIGINT
