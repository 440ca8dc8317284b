-- :name published_rulebooks
-- 1: organisation_id
SELECT book_id, version, sha256, text, created_at
FROM rulebook_versions
WHERE organisation_id = $1 AND state = 'published'
ORDER BY book_id, version

-- :name find_rulebook_text
-- 1: organisation_id, 2: book_id, 3: sha256
-- Whether any version has had this text.
SELECT 1
FROM rulebook_versions
WHERE organisation_id = $1 AND book_id = $2 AND sha256 = $3
LIMIT 1

-- :name last_rulebook_version
-- 1: organisation_id, 2: book_id
SELECT version
FROM rulebook_versions
WHERE organisation_id = $1 AND book_id = $2
ORDER BY version DESC
LIMIT 1

-- :name insert_rulebook_version
-- 1: organisation_id, 2: book_id, 3: version, 4: state, 5: sha256, 6: text, 7: created_at
INSERT INTO rulebook_versions (organisation_id, book_id, version, state, sha256, text, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- :name supersede_rulebook
-- 1: organisation_id, 2: book_id
UPDATE rulebook_versions
SET state = 'superseded'
WHERE organisation_id = $1 AND book_id = $2 AND state = 'published'
