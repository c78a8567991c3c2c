CREATE INDEX removals_by_remover ON removals (remover)
