CREATE INDEX letters_by_member ON letters (member_id, made_at)
