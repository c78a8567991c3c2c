CREATE INDEX record_salts_by_member ON record_salts (member_id)
