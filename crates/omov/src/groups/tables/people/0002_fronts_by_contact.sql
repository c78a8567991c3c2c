CREATE INDEX group_fronts_by_contact ON group_fronts (contact_id)
