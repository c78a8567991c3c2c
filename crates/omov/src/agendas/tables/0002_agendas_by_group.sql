CREATE INDEX agendas_by_group ON agendas (group_id, id)
