CREATE INDEX second_acts_by_asker ON second_acts (asker_id)
