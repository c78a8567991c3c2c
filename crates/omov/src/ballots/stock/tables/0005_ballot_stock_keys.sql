-- The keys of a stock, given out in their order, each once.
CREATE TABLE ballot_stock_keys (
    stock_id BYTEA NOT NULL REFERENCES ballot_stocks (id),
    -- From 1.
    number BIGINT NOT NULL,
    -- The list of trustees, as the record of its ballot will have it, and the SHA-256 of that.
    list TEXT NOT NULL,
    digest TEXT NOT NULL,
    -- The ballot that has it.
    ballot_id BYTEA UNIQUE REFERENCES ballots (id),
    PRIMARY KEY (stock_id, number)
)
