-- Who stands on the frozen roll, where, and with which salt. Nothing here says which ballot is theirs, nor when they cast it.
CREATE TABLE ballot_voters (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    place BIGINT NOT NULL,
    salt BYTEA NOT NULL,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Whether the voting code was made and put into the post.
    coded BIGINT NOT NULL,
    -- Whether they have voted, and nothing more.
    voted BIGINT NOT NULL,
    PRIMARY KEY (ballot_id, member_id)
)
