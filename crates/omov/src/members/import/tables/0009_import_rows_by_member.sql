-- Whoever has their data erased has it erased here too.
CREATE INDEX import_rows_by_member ON import_rows (member_id)
