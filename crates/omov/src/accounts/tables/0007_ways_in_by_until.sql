CREATE INDEX ways_in_by_until ON ways_in (until)
