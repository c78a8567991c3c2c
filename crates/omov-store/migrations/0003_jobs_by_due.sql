-- The next job of a queue; and, where due_at is empty, those that were given up.
CREATE INDEX store_jobs_by_due ON store_jobs (queue, due_at)
