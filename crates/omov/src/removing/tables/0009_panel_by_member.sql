CREATE INDEX removal_panel_by_member ON removal_panel (member_id)
