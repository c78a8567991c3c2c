-- The weekly mail: who does not want it, and when each had their last.
CREATE TABLE digests (
    member_id BYTEA NOT NULL PRIMARY KEY REFERENCES members (id),
    wanted BIGINT NOT NULL,
    -- The number of the week of the last one, and when it was put into the post.
    week BIGINT,
    sent_at BIGINT
)
