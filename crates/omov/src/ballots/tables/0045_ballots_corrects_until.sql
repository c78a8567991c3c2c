-- Until when the frozen roll can be corrected; nothing where it cannot.
ALTER TABLE ballots ADD COLUMN corrects_until BIGINT
