CREATE INDEX motion_conditions_by_member ON motion_conditions (member_id)
