-- The key this witness signs with. It lies in the same file as what was signed, so that neither is ever there without the other.
CREATE TABLE witness_key (
    -- Always 1: there is one key.
    place BIGINT NOT NULL PRIMARY KEY CHECK (place = 1),
    -- PRIVATE+KEY+NAME+ID+SECRET.
    secret TEXT NOT NULL
)
