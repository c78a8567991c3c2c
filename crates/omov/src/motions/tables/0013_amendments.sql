-- What somebody would change: the words of a clause, a new clause, or the words of another amendment.
CREATE TABLE motion_amendments (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    -- From 1.
    number BIGINT NOT NULL,
    -- 0 for a new one.
    clause BIGINT NOT NULL,
    -- The amendment whose words it would change, if it is one to an amendment.
    target BIGINT,
    -- The words it was written against, and those it would have instead.
    base TEXT NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- Nobody once the author has been erased.
    author_id BYTEA REFERENCES members (id),
    made_at BIGINT NOT NULL,
    -- From 1; every accepted change of its own words makes the next.
    version BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn', 'joined')),
    answered_at BIGINT,
    -- Why it was declined.
    answer TEXT NOT NULL,
    PRIMARY KEY (motion_id, number)
)
