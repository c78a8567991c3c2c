CREATE INDEX letters_by_state ON letters (state, made_at)
