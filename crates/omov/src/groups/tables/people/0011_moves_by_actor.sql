CREATE INDEX moves_by_actor ON moves (actor_id)
