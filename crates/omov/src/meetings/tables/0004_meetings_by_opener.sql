CREATE INDEX meetings_by_opener ON meetings (opened_by)
