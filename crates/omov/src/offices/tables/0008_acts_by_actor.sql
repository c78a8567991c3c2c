CREATE INDEX acts_by_actor ON acts (actor_id)
