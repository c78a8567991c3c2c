CREATE UNIQUE INDEX offices_by_name ON offices (name)
