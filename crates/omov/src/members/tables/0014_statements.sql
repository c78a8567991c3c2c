-- What everybody accepts who joins: each version as it was published, in Markdown. Versions are never changed.
CREATE TABLE statements (
    version BIGINT NOT NULL PRIMARY KEY,
    wording TEXT NOT NULL,
    published_at BIGINT NOT NULL
)
