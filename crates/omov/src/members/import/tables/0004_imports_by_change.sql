CREATE INDEX imports_by_change ON imports (changed_at)
