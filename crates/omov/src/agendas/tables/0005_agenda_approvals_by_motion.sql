CREATE INDEX agenda_approvals_by_motion ON agenda_approvals (motion_id)
