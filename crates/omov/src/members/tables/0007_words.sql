-- Each word of each name, folded, so that people are found by any of them.
CREATE TABLE member_words (
    word TEXT NOT NULL,
    member_id BYTEA NOT NULL REFERENCES members (id),
    PRIMARY KEY (word, member_id)
)
