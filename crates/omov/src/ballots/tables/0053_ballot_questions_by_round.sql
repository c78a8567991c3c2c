CREATE INDEX ballot_questions_by_round ON ballot_questions (round_id)
