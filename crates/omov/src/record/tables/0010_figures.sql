-- How many members took part, counted from time to time for the page of counts. Few rows.
CREATE TABLE record_figures (
    name TEXT NOT NULL PRIMARY KEY,
    people BIGINT NOT NULL,
    counted_at BIGINT NOT NULL
)
