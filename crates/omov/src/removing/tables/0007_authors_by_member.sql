CREATE INDEX removal_authors_by_member ON removal_authors (member_id)
