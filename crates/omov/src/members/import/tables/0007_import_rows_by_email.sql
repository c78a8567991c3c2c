CREATE INDEX import_rows_by_email ON import_rows (import_id, email_key, number)
