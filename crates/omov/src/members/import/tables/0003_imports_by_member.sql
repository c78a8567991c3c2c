CREATE INDEX imports_by_member ON imports (by_id)
