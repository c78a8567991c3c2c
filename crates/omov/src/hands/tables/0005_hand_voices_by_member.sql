CREATE INDEX hand_voices_by_member ON hand_voices (member_id)
