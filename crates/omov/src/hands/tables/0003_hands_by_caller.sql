CREATE INDEX hands_by_caller ON hands (called_by)
