CREATE INDEX nominations_by_namer ON nominations (named_by)
