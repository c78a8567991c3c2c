-- How many were put on the frozen roll until then.
ALTER TABLE ballots ADD COLUMN put_on BIGINT
