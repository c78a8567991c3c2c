CREATE INDEX nomination_rounds_by_group ON nomination_rounds (group_id, office, id)
