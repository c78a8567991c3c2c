-- Printed letters with a way in, for people without e-mail. The code on the paper is not here, only its hash.
CREATE TABLE paper_ways (
    id BYTEA NOT NULL PRIMARY KEY,
    member_id BYTEA NOT NULL REFERENCES members (id),
    printed_by BYTEA NOT NULL REFERENCES members (id),
    made_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    -- When it was used, or when a newer one took its place.
    ended_at BIGINT
)
