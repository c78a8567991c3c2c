CREATE INDEX ballots_by_group ON ballots (group_id, id)
