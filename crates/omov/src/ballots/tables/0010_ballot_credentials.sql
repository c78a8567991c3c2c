-- The public halves of the voting codes, while they are being made; gone once they stand in the set-up.
CREATE TABLE ballot_credentials (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    credential TEXT NOT NULL,
    PRIMARY KEY (ballot_id, credential)
)
