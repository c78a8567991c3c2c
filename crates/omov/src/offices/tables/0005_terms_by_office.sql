CREATE INDEX terms_by_office ON terms (office_id)
