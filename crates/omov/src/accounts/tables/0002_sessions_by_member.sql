CREATE INDEX sessions_by_member ON sessions (member_id)
