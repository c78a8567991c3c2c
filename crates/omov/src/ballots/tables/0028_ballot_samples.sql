-- Leaves of the frozen roll that a scrutineer had drawn, to look whether there are people behind them.
CREATE TABLE ballot_samples (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    -- What they typed, from which the draw follows: docs/PROTOCOL.md, 26.
    typed TEXT NOT NULL,
    drawn BIGINT NOT NULL,
    -- How many of them were not found, once they have looked.
    missing BIGINT,
    -- What was wrong, for everybody to read.
    reason TEXT,
    PRIMARY KEY (ballot_id, member_id)
)
