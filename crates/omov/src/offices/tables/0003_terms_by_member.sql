CREATE INDEX terms_by_member ON terms (member_id, until)
