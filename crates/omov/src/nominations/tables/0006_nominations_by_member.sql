CREATE INDEX nominations_by_member ON nominations (member_id)
