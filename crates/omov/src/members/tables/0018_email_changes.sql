-- Somebody wants another address of e-mail and has not yet typed the code that was sent there.
CREATE TABLE email_changes (
    member_id BYTEA NOT NULL PRIMARY KEY REFERENCES members (id),
    email TEXT NOT NULL,
    code BYTEA NOT NULL,
    until BIGINT NOT NULL
)
