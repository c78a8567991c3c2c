-- Who may vote, and what they chose: a JSON list of positions. Nothing while they have not voted.
CREATE TABLE hand_voices (
    hands_id BYTEA NOT NULL REFERENCES hands (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    chosen TEXT,
    PRIMARY KEY (hands_id, member_id)
)
