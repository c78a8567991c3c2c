CREATE INDEX exports_by_time ON exports (asked_at)
