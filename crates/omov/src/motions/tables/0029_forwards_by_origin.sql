CREATE INDEX motion_forwards_by_origin ON motion_forwards (origin_id, motion_id)
