-- The answer that says: open nominations again. Nothing where there is none.
ALTER TABLE ballots ADD COLUMN reopen TEXT
