-- Whoever stood when nominations ended and withdrew before the ballot was called.
ALTER TABLE nominations ADD COLUMN withdrew BIGINT
