-- What was found in a debate when its map was drawn last: sums over at least ten people, nothing of anybody.
CREATE TABLE debate_maps (
    debate_id BYTEA NOT NULL PRIMARY KEY REFERENCES debates (id),
    made_at BIGINT NOT NULL,
    findings TEXT NOT NULL
)
