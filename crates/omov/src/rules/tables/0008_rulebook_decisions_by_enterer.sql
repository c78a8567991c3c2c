CREATE INDEX rulebook_decisions_by_enterer ON rulebook_decisions (entered_by)
