-- What followed once it was certified: done, nothing, or the name of the message that says why it could not be.
ALTER TABLE ballots ADD COLUMN followed TEXT
