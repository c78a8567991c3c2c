CREATE INDEX second_acts_by_act ON second_acts (act_id)
