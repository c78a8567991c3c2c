CREATE INDEX motion_evidence_by_author ON motion_evidence (author_id)
