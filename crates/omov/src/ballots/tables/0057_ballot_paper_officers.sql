-- The two who take papers in.
CREATE TABLE ballot_paper_officers (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    -- 1 or 2, which is also the half of the codes that is theirs.
    number BIGINT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    -- Where papers are sent to.
    address TEXT NOT NULL,
    accepted_at BIGINT,
    PRIMARY KEY (ballot_id, number)
)
