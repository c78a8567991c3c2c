CREATE INDEX ballot_voters_by_place ON ballot_voters (ballot_id, place)
