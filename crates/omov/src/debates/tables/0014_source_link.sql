-- The address of that, on another house. Nobody here ever fetches it.
ALTER TABLE debate_statements ADD COLUMN source_link TEXT
