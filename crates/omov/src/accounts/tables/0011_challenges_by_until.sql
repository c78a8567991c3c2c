CREATE INDEX challenges_by_until ON challenges (until)
