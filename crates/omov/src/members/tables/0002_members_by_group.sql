CREATE INDEX members_by_group ON members (group_id)
