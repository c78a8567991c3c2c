-- How far a reminder of those who have not voted has come, while it is being written. Nothing is left of it afterwards.
CREATE TABLE ballot_reminders (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    which TEXT NOT NULL,
    -- The last of them, in the order of the table of voters.
    after_id BYTEA NOT NULL,
    PRIMARY KEY (ballot_id, which)
)
