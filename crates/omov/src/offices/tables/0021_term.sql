-- How long it is lent at most, as the rulebook has it: 2 years. It takes the place of `term_days`.
ALTER TABLE offices ADD COLUMN term TEXT NOT NULL DEFAULT ''
