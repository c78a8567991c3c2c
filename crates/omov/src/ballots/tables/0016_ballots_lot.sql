-- The seed of every lot, which follows from the opening: docs/PROTOCOL.md, 24.
ALTER TABLE ballots ADD COLUMN lot TEXT
