CREATE INDEX ballot_voters_by_group ON ballot_voters (group_id)
