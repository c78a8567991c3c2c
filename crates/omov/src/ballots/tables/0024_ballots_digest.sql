-- SHA-256 of that text, as it was when the ballot was called.
ALTER TABLE ballots ADD COLUMN digest BYTEA
