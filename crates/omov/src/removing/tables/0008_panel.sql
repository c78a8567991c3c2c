-- Who was drawn to decide on an appeal, in the order of the draw.
CREATE TABLE removal_panel (
    removal_id BYTEA NOT NULL REFERENCES removals (id),
    -- From 1.
    place BIGINT NOT NULL,
    -- Nobody once they have been erased.
    member_id BYTEA REFERENCES members (id),
    -- The beginning of their number in the lot, for whoever checks the draw.
    number TEXT NOT NULL,
    drawn_at BIGINT NOT NULL,
    -- Whoever has not answered by then has somebody else drawn in their place.
    answer_by BIGINT NOT NULL,
    answer TEXT CHECK (answer IN ('out', 'back')),
    -- In their own words; empty as soon as it is decided.
    reason TEXT NOT NULL,
    PRIMARY KEY (removal_id, place)
)
