-- Where the power has to be lent that whoever agrees needs: in the group of the act or in one above it. Gone once it is decided.
CREATE TABLE second_reach (
    group_id BYTEA NOT NULL REFERENCES groups (id),
    power TEXT NOT NULL,
    act_id BYTEA NOT NULL REFERENCES second_acts (id),
    PRIMARY KEY (group_id, power, act_id)
)
