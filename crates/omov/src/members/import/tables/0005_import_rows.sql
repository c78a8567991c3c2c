-- The rows of a list: what stands in them, what would be done, what was done, and what was there before.
CREATE TABLE import_rows (
    import_id BYTEA NOT NULL REFERENCES imports (id),
    -- As a spreadsheet counts it.
    number BIGINT NOT NULL,
    -- JSON that the program reads, here and below.
    cells TEXT NOT NULL,
    -- new, changed, same, bad, twin; empty until it was tried.
    outcome TEXT,
    -- What is to stand on the roll.
    wanted TEXT,
    -- What is wrong.
    problems TEXT,
    -- Whom on the roll it is about, and which row of the same list it repeats.
    match_id BYTEA,
    twin TEXT,
    twin_number BIGINT,
    -- What was decided about a twin: same, other, out.
    decision TEXT,
    -- The id of whoever it puts on the roll.
    new_id BYTEA,
    -- By which it is found that two rows are about one person.
    email_key TEXT,
    person_key TEXT,
    -- made, altered, refused; after undoing unmade, restored, kept.
    done TEXT,
    -- Whom on the roll it made or altered, what it set, and what was there before.
    member_id BYTEA,
    set_to TEXT,
    before TEXT,
    PRIMARY KEY (import_id, number)
)
