CREATE INDEX deputies_by_member ON deputies (member_id, until)
