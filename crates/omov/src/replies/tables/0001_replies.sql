-- What members answered to a statement, a motion or an amendment. It is never changed: it stands, was taken back, or was removed.
CREATE TABLE replies (
    -- The debate or the motion.
    about BYTEA NOT NULL,
    -- What of it is answered: statement, motion, amendment; and its number, 0 for a motion.
    kind TEXT NOT NULL,
    part BIGINT NOT NULL,
    -- From 1, in the order in which they came.
    number BIGINT NOT NULL,
    -- The version of it that the writer had before them.
    version BIGINT NOT NULL,
    -- Nobody once the author has been erased.
    author_id BYTEA REFERENCES members (id),
    -- Where their words are counted together with others of theirs: the group, and the kind of debate by its name in the rulebook.
    group_id BYTEA NOT NULL REFERENCES groups (id),
    talk TEXT NOT NULL,
    -- The author was an organiser there when it was written.
    organiser BIGINT NOT NULL,
    body TEXT NOT NULL,
    -- Its words in small letters, to find the same again.
    words TEXT NOT NULL,
    letters BIGINT NOT NULL,
    said_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('there', 'withdrawn', 'removed')),
    -- Why it was removed, by the name of a ground that the program has words for.
    removed_for TEXT,
    removed_at BIGINT,
    -- What it quotes: another reply to the same thing, or a clause of the motion in its version; from which letter, and how many.
    quotes_reply BIGINT,
    quotes_clause BIGINT,
    quotes_from BIGINT,
    quotes_letters BIGINT,
    PRIMARY KEY (about, kind, part, number)
)
