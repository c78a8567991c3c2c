CREATE INDEX hands_by_group ON hands (group_id, id)
