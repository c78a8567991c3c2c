CREATE INDEX ballot_papers_by_member ON ballot_papers (member_id)
