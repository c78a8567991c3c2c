-- A question that is put to members.
CREATE TABLE ballots (
    -- Sorts by time.
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    -- Which kind of ballot it is, by its name in the rulebook, and the number of the text it is held under.
    kind TEXT NOT NULL,
    book BIGINT NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    -- Questions, trustees and threshold, as the trustees agree to them: draft.json.
    draft TEXT NOT NULL,
    -- How many are elected; 1 where it is a question.
    seats BIGINT NOT NULL,
    -- Whether the voters were asked, since secrecy cannot be promised to so few.
    consent BIGINT NOT NULL,
    called_by BYTEA NOT NULL REFERENCES members (id),
    called_at BIGINT NOT NULL,
    freezes_at BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    -- The close with its grace.
    ends_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'roll-frozen', 'keys-ready', 'open', 'closed', 'tallied', 'certified', 'voided')),
    -- How many may vote, and the root over them; from the freezing on.
    could BIGINT,
    root BYTEA,
    -- When the last part of the key came.
    keys_at BIGINT,
    -- The number on the public record of its last step.
    entry BIGINT
)
