CREATE INDEX questions_by_contact ON questions (contact_id, answered_at)
