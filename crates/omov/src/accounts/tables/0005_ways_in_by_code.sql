CREATE UNIQUE INDEX ways_in_by_code ON ways_in (code)
