-- The kind of a group is named by the rulebook. This column takes the place of `kind`, which knew five.
ALTER TABLE groups ADD COLUMN book_kind TEXT NOT NULL DEFAULT ''
