CREATE INDEX passkeys_by_member ON passkeys (member_id)
