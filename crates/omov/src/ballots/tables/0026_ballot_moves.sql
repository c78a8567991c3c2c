-- Who came onto the roll and who went between the call of a ballot and its freezing, as counts for its group and those directly within it.
CREATE TABLE ballot_moves (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- How many members it had at the call.
    members BIGINT NOT NULL,
    -- Until the freezing, what the counts of the roll had come to at the call; from then on, how many came and went between.
    came BIGINT NOT NULL,
    went BIGINT NOT NULL,
    PRIMARY KEY (ballot_id, group_id)
)
