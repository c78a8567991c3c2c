-- The proposed text of the rules that it puts into force if it is carried.
ALTER TABLE ballots ADD COLUMN proposal_id BYTEA
