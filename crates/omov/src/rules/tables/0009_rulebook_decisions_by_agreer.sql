CREATE INDEX rulebook_decisions_by_agreer ON rulebook_decisions (agreed_by)
