CREATE INDEX motion_forwards_by_sender ON motion_forwards (sent_by)
