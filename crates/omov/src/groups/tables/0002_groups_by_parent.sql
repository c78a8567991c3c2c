CREATE INDEX groups_by_parent ON groups (parent_id, name_key)
