CREATE INDEX ballot_stocks_by_group ON ballot_stocks (group_id, id)
