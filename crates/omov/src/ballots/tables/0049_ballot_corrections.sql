-- Whom two persons put on a frozen roll, or took off it. Their reason stands with the act.
CREATE TABLE ballot_corrections (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    -- 1: put on. 0: taken off.
    adds BIGINT NOT NULL,
    PRIMARY KEY (ballot_id, member_id)
)
