CREATE INDEX ballots_by_term ON ballots (term_id)
