CREATE INDEX meetings_by_group ON meetings (group_id)
