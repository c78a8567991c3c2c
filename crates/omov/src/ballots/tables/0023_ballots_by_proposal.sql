CREATE INDEX ballots_by_proposal ON ballots (proposal_id)
