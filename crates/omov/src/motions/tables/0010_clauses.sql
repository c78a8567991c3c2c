-- The wordings of clauses. One holds from its version until the next of the same clause.
CREATE TABLE motion_clauses (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    -- From 1. A number is never given again.
    number BIGINT NOT NULL,
    version BIGINT NOT NULL,
    -- Empty where the clause is struck out.
    body TEXT NOT NULL,
    PRIMARY KEY (motion_id, number, version)
)
