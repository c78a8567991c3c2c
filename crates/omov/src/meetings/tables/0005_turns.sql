-- Who would speak, speaks, and has spoken: until the debate ends, so that all are heard equally often. Then only counts remain.
CREATE TABLE meeting_turns (
    meeting_id BYTEA NOT NULL REFERENCES meetings (id),
    -- From 1, in the order in which they asked.
    number BIGINT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    -- They were an organiser of the debate when they asked.
    organiser BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waits', 'speaks', 'spoke')),
    -- From 1, in the order in which they spoke.
    turn BIGINT,
    PRIMARY KEY (meeting_id, number)
)
