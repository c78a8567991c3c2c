CREATE INDEX meeting_turns_by_member ON meeting_turns (member_id)
