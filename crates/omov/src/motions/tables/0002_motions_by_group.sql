CREATE INDEX motions_by_group ON motions (group_id, id)
