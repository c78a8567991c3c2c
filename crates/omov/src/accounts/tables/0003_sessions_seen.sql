-- The last day on which somebody came back, as its beginning in UTC. Empty until they come back on another day.
ALTER TABLE sessions ADD COLUMN seen_on BIGINT
