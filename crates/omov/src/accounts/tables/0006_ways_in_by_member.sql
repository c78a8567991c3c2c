CREATE INDEX ways_in_by_member ON ways_in (member_id)
