-- What opens the commitments of an entry, and the only link from the record to a person. Whoever is erased loses these rows.
CREATE TABLE record_salts (
    entry BIGINT NOT NULL REFERENCES record_entries (number),
    -- Whose part it was: by, about, second. Or reason: the words of whoever acted.
    part TEXT NOT NULL,
    salt BYTEA NOT NULL,
    -- Empty where words are meant, which stand with the act.
    member_id BYTEA REFERENCES members (id),
    PRIMARY KEY (entry, part)
)
