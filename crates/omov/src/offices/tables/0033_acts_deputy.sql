-- The office in which somebody acted as a deputy, by its title of then.
ALTER TABLE acts ADD COLUMN deputy_of TEXT
