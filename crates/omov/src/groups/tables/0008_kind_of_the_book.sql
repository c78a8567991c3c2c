ALTER TABLE groups RENAME COLUMN book_kind TO kind
