CREATE INDEX exports_by_member ON exports (by_id, asked_at)
