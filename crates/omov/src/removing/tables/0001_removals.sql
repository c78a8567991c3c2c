-- Words that were taken out, as long as somebody can still put them back. Then the words go, and what was done stays.
CREATE TABLE removals (
    -- That of the act; it sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Which statement, reply or part of a motion it was. Nobody's words.
    what TEXT NOT NULL,
    ground TEXT NOT NULL,
    -- Nobody once they have been erased.
    remover BYTEA REFERENCES members (id),
    removed_at BIGINT NOT NULL,
    -- The words, on what they were said, and what the room needs to put them back. Empty as soon as nobody can put them back any more.
    said TEXT NOT NULL,
    said_on TEXT NOT NULL,
    kept TEXT NOT NULL,
    -- Until when whoever wrote it can appeal.
    appeal_by BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'appealed', 'out', 'back', 'over')),
    -- The half of the lot that was sealed when the words were taken out; the other half was typed for the appeal, and only its hash is kept.
    secret BYTEA NOT NULL,
    typed TEXT,
    appellant BYTEA REFERENCES members (id),
    appealed_at BIGINT,
    -- Why the words should stand; empty as soon as it is decided.
    appeal TEXT NOT NULL,
    decided_at BIGINT
)
