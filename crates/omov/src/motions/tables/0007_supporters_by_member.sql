CREATE INDEX motion_supporters_by_member ON motion_supporters (member_id)
