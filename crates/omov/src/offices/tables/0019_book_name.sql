-- The name of the office in the rulebook. Empty for what the founders hold, and for what was lent before there was a rulebook.
ALTER TABLE offices ADD COLUMN name TEXT
