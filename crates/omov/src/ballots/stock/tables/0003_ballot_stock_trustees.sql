-- Who makes the keys of a stock, and what they sent in each round: a list with a part for each key.
CREATE TABLE ballot_stock_trustees (
    stock_id BYTEA NOT NULL REFERENCES ballot_stocks (id),
    -- From 1, as in the text.
    number BIGINT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    certificates TEXT,
    polynomials TEXT,
    shares TEXT,
    rehearsals TEXT,
    -- What was wrong with what they sent last, if it did not hold.
    trouble TEXT,
    PRIMARY KEY (stock_id, number)
)
