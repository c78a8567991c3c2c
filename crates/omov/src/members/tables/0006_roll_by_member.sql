CREATE INDEX roll_by_member ON roll (member_id, group_id)
