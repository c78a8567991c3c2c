-- The question in which they stand. Their number counts through all questions of the ballot.
ALTER TABLE ballot_candidates ADD COLUMN question BIGINT NOT NULL DEFAULT 1
