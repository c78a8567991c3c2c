-- Every ballot had one question, which stood with it. The columns there are read no more.
INSERT INTO ballot_questions (ballot_id, number, ask, seats, office, round_id, reopen)
    SELECT id, 1, title, seats, office, round_id, reopen FROM ballots
