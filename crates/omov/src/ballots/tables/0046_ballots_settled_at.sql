-- When the time for corrections was over and the root stood for good.
ALTER TABLE ballots ADD COLUMN settled_at BIGINT
