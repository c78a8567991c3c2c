CREATE INDEX second_acts_by_until ON second_acts (state, until)
