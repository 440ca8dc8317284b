-- :name hold_search
-- 1: organisation_id
-- One program at a time; who comes meanwhile has nothing to do.
SELECT 1
WHERE pg_try_advisory_xact_lock(864, $1::int)

-- :name add_search_words
-- 1: doc_id, 2: words
INSERT INTO search_words (doc_id, words)
VALUES ($1, array_to_tsvector(string_to_array(ltrim($2), ' ')))

-- :name drop_search_words
-- 1: doc_id, 2: the words that were added
DELETE FROM search_words
WHERE doc_id = $1 AND $2 <> ''

-- :name merge_search_words
-- 1: always 'optimize'
-- VACUUM does it.
SELECT $1::text

-- :name search_hits
-- 1: words, 2: doc_id below which to go on, 3: organisation_id, 4: subject_kind, 5: scope, 6: limit
SELECT d.doc_id, d.subject_id, d.text
FROM search_words w
JOIN search_documents d ON d.doc_id = w.doc_id
WHERE w.words @@ $1::tsquery AND w.doc_id < $2
  AND d.organisation_id = $3 AND d.subject_kind = $4 AND ($5 = '' OR d.outlet = $5)
ORDER BY w.doc_id DESC
LIMIT $6
