CREATE INDEX paper_ways_by_member ON paper_ways (member_id, made_at)
