-- What nobody else may know: the key of cookies, and the hash of the code for the first start.
CREATE TABLE secrets (
    name TEXT NOT NULL PRIMARY KEY,
    secret BYTEA NOT NULL
)
