CREATE INDEX ballot_samples_by_member ON ballot_samples (member_id)
