CREATE INDEX record_entries_by_group ON record_entries (group_id, number)
