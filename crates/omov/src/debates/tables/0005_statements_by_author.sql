CREATE INDEX debate_statements_by_author ON debate_statements (author_id, debate_id)
