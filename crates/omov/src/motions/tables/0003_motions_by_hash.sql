CREATE INDEX motions_by_hash ON motions (final_hash)
