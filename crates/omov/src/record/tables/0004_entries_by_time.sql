CREATE INDEX record_entries_by_time ON record_entries (officer, done_at)
