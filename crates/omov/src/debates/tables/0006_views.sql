-- What was shown to whom, and what they think of it: for nobody's eyes but theirs. No time stands here.
CREATE TABLE debate_views (
    debate_id BYTEA NOT NULL REFERENCES debates (id),
    member_id BYTEA NOT NULL REFERENCES members (id),
    statement BIGINT NOT NULL,
    -- 1 agree, 0 pass, -1 disagree; nothing as long as they have not said.
    vote BIGINT,
    PRIMARY KEY (debate_id, member_id, statement)
)
