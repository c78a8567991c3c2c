CREATE INDEX ballot_corrections_by_member ON ballot_corrections (member_id)
