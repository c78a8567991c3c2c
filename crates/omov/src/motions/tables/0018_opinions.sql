-- What members of the majority and of the minority say to a decision, once each.
CREATE TABLE motion_opinions (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    -- From 1, in the order in which they came.
    number BIGINT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('majority', 'minority')),
    body TEXT NOT NULL,
    -- Nobody once the author has been erased.
    author_id BYTEA REFERENCES members (id),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (motion_id, number)
)
