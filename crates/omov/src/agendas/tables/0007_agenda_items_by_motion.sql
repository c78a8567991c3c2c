CREATE INDEX agenda_items_by_motion ON agenda_items (motion_id)
