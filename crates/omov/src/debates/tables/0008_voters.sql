-- Who takes part, and where they stood when the map was drawn last: for their own eyes.
CREATE TABLE debate_voters (
    debate_id BYTEA NOT NULL REFERENCES debates (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    -- The group of opinion, from 1, and the place on the map in millionths.
    opinion BIGINT,
    x BIGINT,
    y BIGINT,
    -- How often they have voted on the last day on which they did.
    day BIGINT NOT NULL,
    votes BIGINT NOT NULL,
    -- How often they have voted since the map was drawn last.
    moved BIGINT NOT NULL,
    -- How many of these are in the map that is being drawn; taken off when it is put up, and not before.
    drawn BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (debate_id, member_id)
)
