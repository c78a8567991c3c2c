CREATE INDEX second_acts_by_group ON second_acts (group_id)
