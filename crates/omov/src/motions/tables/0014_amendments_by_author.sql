CREATE INDEX motion_amendments_by_author ON motion_amendments (author_id)
