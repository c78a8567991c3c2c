CREATE INDEX addresses_by_member ON addresses (member_id)
