-- Who approves what, until it is drawn up: then these rows go.
CREATE TABLE agenda_approvals (
    agenda_id BYTEA NOT NULL REFERENCES agendas (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    PRIMARY KEY (agenda_id, member_id, motion_id)
)
