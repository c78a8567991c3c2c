-- When the house last looked after an open ballot: a longer gap is an outage.
CREATE TABLE ballot_pulses (
    ballot_id BYTEA NOT NULL PRIMARY KEY REFERENCES ballots (id),
    at BIGINT NOT NULL
)
