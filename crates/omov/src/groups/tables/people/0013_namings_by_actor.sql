CREATE INDEX namings_by_actor ON namings (actor_id)
