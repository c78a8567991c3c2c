-- Until when they may vote on the spot, let in by an officer; 0 once their last ballot was cast so. Nothing of it is left after the close but that.
ALTER TABLE ballot_voters ADD COLUMN pass BIGINT
