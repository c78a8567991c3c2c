-- What a ballot asks, question by question.
CREATE TABLE ballot_questions (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    -- From 1.
    number BIGINT NOT NULL,
    -- As members read it; each question of a ballot in other words.
    ask TEXT NOT NULL,
    -- How many are elected; 1 where it is a question of yes or no.
    seats BIGINT NOT NULL,
    -- The office that it fills, by its name in the rulebook.
    office TEXT,
    -- The nominations from which its candidates come.
    round_id BYTEA,
    -- The answer that says: open nominations again. Nothing where there is none.
    reopen TEXT,
    PRIMARY KEY (ballot_id, number)
)
