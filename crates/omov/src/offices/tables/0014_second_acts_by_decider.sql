CREATE INDEX second_acts_by_decider ON second_acts (decider_id)
