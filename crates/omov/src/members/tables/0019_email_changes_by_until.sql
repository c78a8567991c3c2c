CREATE INDEX email_changes_by_until ON email_changes (until)
