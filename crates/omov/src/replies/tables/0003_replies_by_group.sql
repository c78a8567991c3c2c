CREATE INDEX replies_by_group ON replies (group_id, said_at)
