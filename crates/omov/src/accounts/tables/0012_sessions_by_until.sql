CREATE INDEX sessions_by_until ON sessions (until)
