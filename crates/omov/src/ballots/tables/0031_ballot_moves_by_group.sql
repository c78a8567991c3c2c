CREATE INDEX ballot_moves_by_group ON ballot_moves (group_id)
