CREATE INDEX import_rows_by_outcome ON import_rows (import_id, outcome, number)
