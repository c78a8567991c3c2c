ALTER TABLE offices DROP COLUMN term_days
