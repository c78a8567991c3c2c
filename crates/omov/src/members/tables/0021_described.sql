-- What members said about themselves, to which version of the purpose they agreed, and when.
CREATE TABLE described (
    member_id BYTEA NOT NULL REFERENCES members (id),
    characteristic_id BYTEA NOT NULL REFERENCES characteristics (id),
    answer TEXT NOT NULL,
    version BIGINT NOT NULL,
    agreed_at BIGINT NOT NULL,
    PRIMARY KEY (member_id, characteristic_id)
)
