-- 1 where their last ballot was cast on the spot. Until when a pass is good stands beside it, and is forgotten with the pass.
ALTER TABLE ballot_voters ADD COLUMN on_the_spot BIGINT
