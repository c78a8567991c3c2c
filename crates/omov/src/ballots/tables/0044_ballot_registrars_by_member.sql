CREATE INDEX ballot_registrars_by_member ON ballot_registrars (member_id)
