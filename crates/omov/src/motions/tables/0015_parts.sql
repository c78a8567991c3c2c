-- The amendments whose place a joint text would take, and whether their authors agree.
CREATE TABLE motion_parts (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    amendment BIGINT NOT NULL,
    part BIGINT NOT NULL,
    agreed BIGINT NOT NULL,
    PRIMARY KEY (motion_id, amendment, part)
)
