-- The rule by which a motion is outside of what the body decides that would vote on it; nothing where it is not.
ALTER TABLE motions ADD COLUMN outside TEXT
