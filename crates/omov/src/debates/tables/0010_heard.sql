-- How many people each statement was shown to: all, or those of one group of opinion.
CREATE TABLE debate_heard (
    debate_id BYTEA NOT NULL REFERENCES debates (id),
    -- 0 for all, then the groups of opinion from 1.
    opinion BIGINT NOT NULL,
    statement BIGINT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (debate_id, opinion, statement)
)
