CREATE INDEX debate_views_by_member ON debate_views (member_id)
