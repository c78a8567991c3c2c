CREATE INDEX exports_by_group ON exports (group_id)
