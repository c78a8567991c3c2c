CREATE INDEX terms_by_group ON terms (group_id, until)
