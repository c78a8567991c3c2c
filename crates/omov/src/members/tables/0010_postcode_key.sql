-- As it is searched: capitals and figures without anything between.
ALTER TABLE members ADD COLUMN postcode_key TEXT
