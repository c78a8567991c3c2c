CREATE INDEX questions_by_answer ON questions (group_id, answered_at)
