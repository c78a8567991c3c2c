-- What the first event of the board holds. It never changes.
CREATE TABLE ballot_setups (
    ballot_id BYTEA NOT NULL PRIMARY KEY REFERENCES ballots (id),
    election TEXT NOT NULL,
    trustees TEXT NOT NULL,
    credentials TEXT NOT NULL,
    setup TEXT NOT NULL
)
