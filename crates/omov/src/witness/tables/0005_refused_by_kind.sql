CREATE INDEX witness_refused_by_kind ON witness_refused (origin, kind, last_at)
