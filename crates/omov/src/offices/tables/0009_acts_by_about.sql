CREATE INDEX acts_by_about ON acts (about_id)
