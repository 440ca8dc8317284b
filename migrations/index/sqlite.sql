-- The full-text index beside an embedded store: a file of its own, made from the store and thrown away at will.

-- How far the ledger has been read, and by which rules of making words.
CREATE TABLE search_state (
    organisation_id BIGINT PRIMARY KEY,
    version         TEXT NOT NULL,
    seq             BIGINT NOT NULL,
    head_hash       TEXT NOT NULL,
    last_doc_id     BIGINT NOT NULL
);

-- One row a case or customer, numbered in the order in which the ledger first speaks of them. seen_seq is how far the
-- ledger reached when its text was made.
CREATE TABLE search_documents (
    doc_id          INTEGER PRIMARY KEY,
    organisation_id BIGINT NOT NULL,
    subject_kind    TEXT NOT NULL,
    subject_id      TEXT NOT NULL,
    outlet          TEXT,
    seen_seq        BIGINT NOT NULL,
    text            TEXT NOT NULL
);
CREATE UNIQUE INDEX search_documents_by_subject ON search_documents (organisation_id, subject_kind, subject_id);

-- The words of each document. They come ready made, parted by blanks; '=' leads those that are found as a whole.
CREATE VIRTUAL TABLE search_words USING fts5 (words, content = '', columnsize = 0, tokenize = "ascii tokenchars '='");
