-- Which way it went: smtp, outbox, paper.
ALTER TABLE letters ADD COLUMN via TEXT
