CREATE INDEX members_by_postcode ON members (postcode_key)
