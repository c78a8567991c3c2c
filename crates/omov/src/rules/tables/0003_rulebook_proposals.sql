-- Texts that somebody proposes in place of the one in force.
CREATE TABLE rulebook_proposals (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    -- Which text it changes. If another comes into force meanwhile, it has to be proposed anew.
    base BIGINT NOT NULL REFERENCES rulebooks (number),
    wording TEXT NOT NULL,
    -- By which right, as the rulebook names it: through:new-rule, by:members-council.
    brought TEXT NOT NULL,
    -- Why, in the proposer's own words.
    reason TEXT NOT NULL,
    proposer_id BYTEA NOT NULL REFERENCES members (id),
    made_at BIGINT NOT NULL,
    -- Since when everybody can read it; empty for a draft.
    public_since BIGINT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'adopted', 'withdrawn', 'overtaken'))
)
