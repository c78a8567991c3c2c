-- Until when, if nobody takes it back before.
ALTER TABLE terms ADD COLUMN rests_until BIGINT
