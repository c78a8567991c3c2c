CREATE INDEX members_by_renewal ON members (standing, reminded, renew_by)
