CREATE INDEX removals_by_group ON removals (group_id)
