CREATE INDEX motion_opinions_by_author ON motion_opinions (author_id)
