CREATE INDEX joins_by_until ON joins (until)
