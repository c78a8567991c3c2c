CREATE INDEX record_entries_by_area ON record_entries (area, number)
