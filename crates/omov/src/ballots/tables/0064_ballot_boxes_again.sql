-- How often a paper that was sealed before was sealed again under its code.
ALTER TABLE ballot_boxes ADD COLUMN again BIGINT
