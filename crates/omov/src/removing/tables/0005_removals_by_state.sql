CREATE INDEX removals_by_state ON removals (state, appeal_by)
