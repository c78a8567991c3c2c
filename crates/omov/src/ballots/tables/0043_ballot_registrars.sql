-- Who was asked to make the voting codes of a ballot, one after the other. The last one is it.
CREATE TABLE ballot_registrars (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    -- From 1.
    number BIGINT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    named_at BIGINT NOT NULL,
    answer TEXT CHECK (answer IN ('accepted', 'declined')),
    answered_at BIGINT,
    -- How members can reach them, in their own words, for the page of the ballot.
    reach TEXT,
    -- Since when the list of voters can be fetched, where that was said anew; and when it was fetched.
    list_from BIGINT,
    fetched_at BIGINT,
    PRIMARY KEY (ballot_id, number)
)
