-- The papers of a ballot as numbers, from the freezing of its roll on, where anybody votes on paper.
CREATE TABLE ballot_boxes (
    ballot_id BYTEA NOT NULL PRIMARY KEY REFERENCES ballots (id),
    -- How many chose paper.
    people BIGINT NOT NULL,
    -- The public halves of as many codes, in the order of their numbers, JSON; nothing before they are made.
    reserved TEXT,
    -- Envelopes: taken in, and set aside since they were not signed, were a second one, or came from nobody on the list.
    returned BIGINT NOT NULL,
    unsigned BIGINT NOT NULL,
    twice BIGINT NOT NULL,
    unknown BIGINT NOT NULL,
    -- Papers that could not be counted: unclear, none in the envelope, or several in one.
    unclear BIGINT NOT NULL,
    missing BIGINT NOT NULL,
    several BIGINT NOT NULL,
    -- Papers that stand sealed on the board.
    sealed BIGINT NOT NULL
)
