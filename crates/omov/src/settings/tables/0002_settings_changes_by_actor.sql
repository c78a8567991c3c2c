CREATE INDEX settings_changes_by_actor ON settings_changes (actor_id)
