-- Who votes on paper. What they chose there, and under which code it was sealed, stands nowhere.
CREATE TABLE ballot_papers (
    ballot_id BYTEA NOT NULL REFERENCES ballots (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    -- What became of their envelope; nothing as long as none has come.
    envelope TEXT CHECK (envelope IN ('returned', 'unsigned')),
    -- Whether a second one came, which was set aside.
    twice BIGINT NOT NULL,
    -- Which of the two officers has marked it.
    marked_by BIGINT,
    PRIMARY KEY (ballot_id, member_id)
)
