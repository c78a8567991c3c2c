-- What was changed in the settings: from what to what, by whom, when and why. All members can read it.
CREATE TABLE settings_changes (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    -- The setting's name: name, zone, accent, grace-days.
    setting TEXT NOT NULL,
    -- As it was and as it became; empty where there was nothing.
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor_id BYTEA NOT NULL REFERENCES members (id),
    changed_at BIGINT NOT NULL
)
