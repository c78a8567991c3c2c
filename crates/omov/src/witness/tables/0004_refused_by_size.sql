CREATE INDEX witness_refused_by_size ON witness_refused (origin, size)
