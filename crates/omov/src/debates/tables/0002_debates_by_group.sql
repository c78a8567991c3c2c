CREATE INDEX debates_by_group ON debates (group_id, id)
