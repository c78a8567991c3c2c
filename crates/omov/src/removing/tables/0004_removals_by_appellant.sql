CREATE INDEX removals_by_appellant ON removals (appellant)
