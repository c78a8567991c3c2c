-- What became of each motion that could be approved.
CREATE TABLE agenda_items (
    agenda_id BYTEA NOT NULL REFERENCES agendas (id),
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    approvals BIGINT NOT NULL,
    -- From 1 on, in the order of the agenda; or how many more supporters it lacked.
    place BIGINT,
    lacked BIGINT,
    PRIMARY KEY (agenda_id, motion_id)
)
