CREATE INDEX questions_by_answerer ON questions (answered_by)
