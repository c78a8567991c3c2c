CREATE INDEX second_reach_by_act ON second_reach (act_id)
