CREATE INDEX ballots_by_round ON ballots (round_id)
