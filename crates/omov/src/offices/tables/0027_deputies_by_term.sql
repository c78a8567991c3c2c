CREATE INDEX deputies_by_term ON deputies (term_id)
