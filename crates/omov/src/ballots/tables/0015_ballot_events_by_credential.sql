CREATE INDEX ballot_events_by_credential ON ballot_events (ballot_id, credential)
