-- The statements of debates from which clauses were begun.
CREATE TABLE motion_sources (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    clause BIGINT NOT NULL,
    debate_id BYTEA NOT NULL REFERENCES debates (id),
    statement BIGINT NOT NULL,
    PRIMARY KEY (motion_id, clause)
)
