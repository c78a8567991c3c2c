-- What members bring to a clause from elsewhere: which question it answers, what it says, where that stands.
CREATE TABLE motion_evidence (
    motion_id BYTEA NOT NULL REFERENCES motions (id),
    -- From 1.
    number BIGINT NOT NULL,
    clause BIGINT NOT NULL,
    -- The version of the motion that whoever gave it had before them.
    version BIGINT NOT NULL,
    -- Which of the six questions it answers, if one.
    topic TEXT CHECK (topic IN ('exists', 'research', 'make', 'skills', 'training', 'money')),
    -- The question in words of their own; may be empty where it is one of the six.
    question TEXT NOT NULL,
    -- Empty once it was taken back or removed.
    says TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Where on the web; the server never fetches it.
    address TEXT,
    cost TEXT NOT NULL,
    takes TEXT NOT NULL,
    -- Nobody once they have been erased.
    author_id BYTEA REFERENCES members (id),
    given_at BIGINT NOT NULL,
    PRIMARY KEY (motion_id, number)
)
