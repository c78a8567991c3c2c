CREATE INDEX import_rows_by_person ON import_rows (import_id, person_key, number)
