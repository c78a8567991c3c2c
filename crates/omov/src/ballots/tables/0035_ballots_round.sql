-- The nominations from which its candidates come.
ALTER TABLE ballots ADD COLUMN round_id BYTEA
