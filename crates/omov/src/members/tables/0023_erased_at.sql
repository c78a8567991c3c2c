-- When everything personal was taken out of the row. It stays, because acts and terms point to it.
ALTER TABLE members ADD COLUMN erased_at BIGINT
