CREATE INDEX agenda_approvals_by_member ON agenda_approvals (member_id)
