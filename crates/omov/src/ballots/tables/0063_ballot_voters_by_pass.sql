CREATE INDEX ballot_voters_by_pass ON ballot_voters (ballot_id, pass) WHERE pass IS NOT NULL
