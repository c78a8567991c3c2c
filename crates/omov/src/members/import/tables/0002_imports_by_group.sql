CREATE INDEX imports_by_group ON imports (group_id, made_at)
