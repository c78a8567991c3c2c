CREATE INDEX paper_codes_by_member ON paper_codes (member_id, made_at)
