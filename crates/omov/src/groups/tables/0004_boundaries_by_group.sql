CREATE INDEX boundaries_by_group ON boundaries (group_id)
