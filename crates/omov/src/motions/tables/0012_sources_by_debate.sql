CREATE INDEX motion_sources_by_debate ON motion_sources (debate_id, statement)
