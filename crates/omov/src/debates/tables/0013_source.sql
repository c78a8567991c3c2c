-- Where it comes from, in the words of whoever said it; nothing where they named nothing.
ALTER TABLE debate_statements ADD COLUMN source TEXT
