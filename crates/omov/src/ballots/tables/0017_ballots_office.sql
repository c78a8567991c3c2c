-- The office that it fills, by its name in the rulebook.
ALTER TABLE ballots ADD COLUMN office TEXT
