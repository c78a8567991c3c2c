-- Under which condition a member would sign a motion. Whose it is stands on no page.
CREATE TABLE motion_conditions (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    -- From 1.
    number BIGINT NOT NULL,
    -- Nobody once they have been erased.
    member_id BYTEA REFERENCES members (id),
    -- Empty once it was taken back or removed.
    body TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    -- open: those who move it have not answered; answered: they say that it is met; met: whoever wrote it says so too.
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'met', 'withdrawn')),
    -- The version of the motion that met it, by those who move it, and their words.
    version BIGINT,
    answer TEXT NOT NULL,
    -- What is still missing, by whoever wrote it.
    missing TEXT NOT NULL,
    PRIMARY KEY (motion_id, number)
)
