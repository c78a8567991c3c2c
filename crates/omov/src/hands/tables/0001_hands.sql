-- A question that is voted on openly.
CREATE TABLE hands (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Its kind in the rulebook, and the number of the text under which it is held.
    kind TEXT NOT NULL,
    book BIGINT NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    -- A JSON list; empty where it is yes or no.
    answers TEXT NOT NULL,
    called_by BYTEA NOT NULL REFERENCES members (id),
    called_at BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    -- From the opening on: how many may vote.
    could BIGINT,
    -- From the count on: when, how many voted, and a JSON list of the figures.
    counted_at BIGINT,
    voted BIGINT,
    figures TEXT,
    -- The number on the public record of its last step.
    entry BIGINT
)
