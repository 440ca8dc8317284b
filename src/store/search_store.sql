-- The full-text index. Its tables are made by migrations/index, not by the migrations of the store.

-- :name search_state
-- 1: organisation_id
SELECT version, seq, head_hash, last_doc_id
FROM search_state
WHERE organisation_id = $1

-- :name put_search_state
-- 1: organisation_id, 2: version, 3: seq, 4: head_hash, 5: last_doc_id
INSERT INTO search_state (organisation_id, version, seq, head_hash, last_doc_id)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation_id)
DO UPDATE SET version = excluded.version, seq = excluded.seq, head_hash = excluded.head_hash,
              last_doc_id = excluded.last_doc_id

-- :name hold_search
-- 1: organisation_id
-- A row where this transaction alone may index. Whoever writes alone always may.
SELECT 1
WHERE $1 IS NOT NULL

-- :name find_search_document
-- 1: organisation_id, 2: subject_kind, 3: subject_id
SELECT doc_id, outlet, seen_seq, text
FROM search_documents
WHERE organisation_id = $1 AND subject_kind = $2 AND subject_id = $3

-- :name put_search_document
-- 1: doc_id, 2: organisation_id, 3: subject_kind, 4: subject_id, 5: outlet, 6: seen_seq, 7: text
INSERT INTO search_documents (doc_id, organisation_id, subject_kind, subject_id, outlet, seen_seq, text)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (doc_id) DO UPDATE SET outlet = excluded.outlet, seen_seq = excluded.seen_seq, text = excluded.text

-- :name see_search_document
-- 1: doc_id, 2: seen_seq
UPDATE search_documents
SET seen_seq = $2
WHERE doc_id = $1

-- :name delete_search_document
-- 1: doc_id
DELETE FROM search_documents
WHERE doc_id = $1

-- :name add_search_words
-- 1: doc_id, 2: words
INSERT INTO search_words (rowid, words)
VALUES ($1, $2)

-- :name drop_search_words
-- 1: doc_id, 2: the words that were added
INSERT INTO search_words (search_words, rowid, words)
VALUES ('delete', $1, $2)

-- :name merge_search_words
-- 1: always 'optimize'
-- What was dropped stays in older parts of the index until they are merged into one.
INSERT INTO search_words (search_words)
VALUES ($1)

-- :name search_hits
-- 1: words, 2: doc_id below which to go on, 3: organisation_id, 4: subject_kind, 5: scope, 6: limit
-- scan: the words lead to the documents, newest first
SELECT d.doc_id, d.subject_id, d.text
FROM search_words w
JOIN search_documents d ON d.doc_id = w.rowid
WHERE w.search_words MATCH $1 AND w.rowid < $2
  AND d.organisation_id = $3 AND d.subject_kind = $4 AND ($5 = '' OR d.outlet = $5)
ORDER BY w.rowid DESC
LIMIT $6

-- :name search_documents_after
-- 1: doc_id, 2: limit
-- For who compares two indexes.
SELECT doc_id, subject_kind, subject_id, outlet, text
FROM search_documents
WHERE doc_id > $1
ORDER BY doc_id
LIMIT $2
