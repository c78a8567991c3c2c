CREATE INDEX ballots_by_caller ON ballots (called_by)
