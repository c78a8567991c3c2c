-- What is sent to people, by mail or on paper, and what became of it.
CREATE TABLE letters (
    id BYTEA NOT NULL PRIMARY KEY,
    -- To whom, where it is somebody on the roll.
    member_id BYTEA REFERENCES members (id),
    -- The address of e-mail; empty where it goes on paper.
    email TEXT,
    -- What for: sign-in, welcome.
    purpose TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Plain text. Emptied once it is sent: links in it open doors.
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'printed', 'failed', 'bounced')),
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- What went wrong last, without the address.
    trouble TEXT
)
