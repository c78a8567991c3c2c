-- By what decision a text came into force that did not come with the founding.
CREATE TABLE rulebook_decisions (
    number BIGINT NOT NULL PRIMARY KEY REFERENCES rulebooks (number),
    proposal_id BYTEA NOT NULL REFERENCES rulebook_proposals (id),
    -- Which ballot of the rulebook it was, and by which of its changes it decides, with spaces between.
    ballot TEXT NOT NULL,
    ways TEXT NOT NULL,
    -- How many could vote, were for it, against it, and neither.
    could BIGINT NOT NULL,
    yes BIGINT NOT NULL,
    no BIGINT NOT NULL,
    abstained BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT NOT NULL,
    -- Where it can be looked up.
    minutes TEXT NOT NULL,
    -- The two officers on whose word it stands.
    entered_by BYTEA NOT NULL REFERENCES members (id),
    agreed_by BYTEA NOT NULL REFERENCES members (id)
)
