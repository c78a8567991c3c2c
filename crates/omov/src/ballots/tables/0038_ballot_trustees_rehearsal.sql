-- The trustee's share of the test ballot, which shows before anybody votes that their secret opens.
ALTER TABLE ballot_trustees ADD COLUMN rehearsal TEXT
