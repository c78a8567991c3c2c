-- Every text of the rulebook that was adopted, in its order. The one with the highest number is in force. Nothing is changed here.
CREATE TABLE rulebooks (
    -- 1 for the first; each comes after the one before it.
    number BIGINT NOT NULL PRIMARY KEY,
    -- SHA-256 of the text.
    digest BYTEA NOT NULL,
    wording TEXT NOT NULL,
    adopted_at BIGINT NOT NULL,
    -- With the founding; taken over from settings, when an older program was brought up to date; decided outside of the program.
    how TEXT NOT NULL CHECK (how IN ('founding', 'taken-over', 'outside'))
)
