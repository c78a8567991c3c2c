CREATE INDEX motion_movers_by_member ON motion_movers (member_id)
