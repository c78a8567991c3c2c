CREATE INDEX ballot_voters_by_member ON ballot_voters (member_id)
