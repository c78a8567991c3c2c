CREATE INDEX ballot_trustees_by_member ON ballot_trustees (member_id)
