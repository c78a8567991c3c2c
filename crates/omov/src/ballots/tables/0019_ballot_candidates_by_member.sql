CREATE INDEX ballot_candidates_by_member ON ballot_candidates (member_id)
