CREATE INDEX terms_by_deputy ON terms (deputy_id)
