CREATE INDEX debate_voters_by_member ON debate_voters (member_id)
