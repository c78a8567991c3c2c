CREATE INDEX questions_by_asker ON questions (asker_id, id)
