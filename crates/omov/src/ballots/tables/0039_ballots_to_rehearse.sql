-- A ballot whose key was made and not yet put together waits for the rehearsal.
UPDATE ballots SET keys_at = NULL WHERE state IN ('draft', 'roll-frozen')
