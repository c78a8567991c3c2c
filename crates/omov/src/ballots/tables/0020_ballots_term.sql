-- The term that it ends if it is carried: a recall.
ALTER TABLE ballots ADD COLUMN term_id BYTEA
