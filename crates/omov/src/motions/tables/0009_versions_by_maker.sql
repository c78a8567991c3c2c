CREATE INDEX motion_versions_by_maker ON motion_versions (made_by)
