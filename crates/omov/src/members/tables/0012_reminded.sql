-- How often somebody has been reminded that this membership ends.
ALTER TABLE members ADD COLUMN reminded BIGINT NOT NULL DEFAULT 0
