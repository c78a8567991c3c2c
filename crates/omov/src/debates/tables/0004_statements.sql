-- What was said, in one sentence, for others to agree or disagree with.
CREATE TABLE debate_statements (
    debate_id BYTEA NOT NULL REFERENCES debates (id),
    -- From 1, in the order in which they came.
    number BIGINT NOT NULL,
    -- Nobody once the author has been erased.
    author_id BYTEA REFERENCES members (id),
    -- It was there from the beginning, from those who opened the debate.
    seeded BIGINT NOT NULL,
    -- The author was an organiser of the debate when it was written.
    organiser BIGINT NOT NULL,
    body TEXT NOT NULL,
    -- Its words in small letters, to find the same again.
    words TEXT NOT NULL,
    letters BIGINT NOT NULL,
    said_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('there', 'withdrawn', 'removed')),
    -- Why it was removed, by the name of a ground that the program has words for.
    removed_for TEXT,
    removed_at BIGINT,
    PRIMARY KEY (debate_id, number)
)
