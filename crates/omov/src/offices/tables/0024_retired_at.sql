-- Since when nobody is lent it any more: the rulebook does not have it.
ALTER TABLE offices ADD COLUMN retired_at BIGINT
