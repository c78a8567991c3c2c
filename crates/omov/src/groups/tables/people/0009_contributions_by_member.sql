CREATE INDEX contributions_by_member ON contributions (member_id, group_id)
