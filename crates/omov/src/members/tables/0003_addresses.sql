-- Which address of e-mail belongs to whom, folded to small letters: one person each.
CREATE TABLE addresses (
    email_key TEXT NOT NULL PRIMARY KEY,
    member_id BYTEA NOT NULL REFERENCES members (id)
)
