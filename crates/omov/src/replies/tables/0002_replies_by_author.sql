CREATE INDEX replies_by_author ON replies (author_id, said_at)
