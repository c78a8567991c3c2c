-- 1 where members choose it, as the rulebook has it for the kind (`joined`); 0 where it goes by place.
ALTER TABLE groups ADD COLUMN by_choice BIGINT NOT NULL DEFAULT 0
