CREATE UNIQUE INDEX ballot_events_by_digest ON ballot_events (ballot_id, digest)
