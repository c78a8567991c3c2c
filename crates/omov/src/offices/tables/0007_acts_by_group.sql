CREATE INDEX acts_by_group ON acts (group_id, id)
