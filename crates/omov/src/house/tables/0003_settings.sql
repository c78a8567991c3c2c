-- What the organisation's rules set: numbers of days, bounds, texts. No such number stands in the program.
CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
)
