CREATE INDEX debates_by_opener ON debates (opened_by)
