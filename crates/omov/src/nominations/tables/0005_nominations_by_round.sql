CREATE UNIQUE INDEX nominations_by_round ON nominations (round_id, member_id)
