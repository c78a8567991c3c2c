CREATE INDEX rulebook_proposals_by_base ON rulebook_proposals (base)
