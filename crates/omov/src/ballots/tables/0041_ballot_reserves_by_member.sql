CREATE INDEX ballot_reserves_by_member ON ballot_reserves (member_id)
