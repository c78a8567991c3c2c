CREATE INDEX second_acts_by_about ON second_acts (about_id)
