-- The ballot in the house by which it was decided. How it came is then this, whatever stands in the older column, whose values cannot be added to.
ALTER TABLE rulebooks ADD COLUMN ballot_id BYTEA
