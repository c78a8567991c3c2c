-- Addresses of e-mail from which a letter came back. They need another way until somebody says that they work again.
CREATE TABLE bounced (
    -- Folded to small letters.
    email_key TEXT NOT NULL PRIMARY KEY,
    letter_id BYTEA,
    at BIGINT NOT NULL
)
