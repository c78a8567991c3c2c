CREATE INDEX nomination_rounds_by_opener ON nomination_rounds (opened_by)
