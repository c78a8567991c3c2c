-- Lists that were brought in, or are about to be.
CREATE TABLE imports (
    id BYTEA NOT NULL PRIMARY KEY,
    group_id BYTEA NOT NULL REFERENCES groups (id),
    by_id BYTEA NOT NULL REFERENCES members (id),
    state TEXT NOT NULL CHECK (state IN ('reading', 'columns', 'trying', 'tried', 'running', 'stopped', 'done', 'undoing', 'undone')),
    encoding TEXT NOT NULL,
    -- The names of the columns, and what each gives; JSON that the program reads.
    head TEXT NOT NULL,
    columns TEXT,
    lines BIGINT NOT NULL,
    -- The number of the row that was dealt with last, in the state it is in.
    at BIGINT NOT NULL,
    -- The job that works on it.
    job BYTEA,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
)
