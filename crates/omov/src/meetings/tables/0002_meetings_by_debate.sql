CREATE INDEX meetings_by_debate ON meetings (debate_id)
