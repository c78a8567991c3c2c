-- How many people of each standing a group has, in several rows that are added up: everybody who joins raises it.
CREATE TABLE roll_counts (
    group_id BYTEA NOT NULL REFERENCES groups (id),
    standing TEXT NOT NULL,
    shard BIGINT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (group_id, standing, shard)
)
