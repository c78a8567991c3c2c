-- The frozen roll as everybody may see it: salted hashes in their own order, which says nothing of who stands where.
CREATE TABLE ballot_leaves (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    place BIGINT NOT NULL,
    leaf BYTEA NOT NULL,
    PRIMARY KEY (ballot_id, place)
)
