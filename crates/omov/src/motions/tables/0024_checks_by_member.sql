CREATE INDEX motion_checks_by_member ON motion_checks (member_id)
