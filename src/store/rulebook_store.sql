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

-- :name rulebook_versions
-- 1: organisation_id, 2: book_id
SELECT book_id, version, sha256, '', created_at, state
FROM rulebook_versions
WHERE organisation_id = $1 AND book_id = $2
ORDER BY version DESC

-- :name find_rulebook_version
-- 1: organisation_id, 2: book_id, 3: version
SELECT book_id, version, sha256, text, created_at, state
FROM rulebook_versions
WHERE organisation_id = $1 AND book_id = $2 AND version = $3

-- :name find_rulebook_draft
-- 1: organisation_id, 2: book_id
SELECT based_on, text, actor, updated_at
FROM rulebook_drafts
WHERE organisation_id = $1 AND book_id = $2

-- :name put_rulebook_draft
-- 1: organisation_id, 2: book_id, 3: based_on, 4: text, 5: actor, 6: updated_at
INSERT INTO rulebook_drafts (organisation_id, book_id, based_on, text, actor, updated_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (organisation_id, book_id)
DO UPDATE SET based_on = excluded.based_on, text = excluded.text, actor = excluded.actor, updated_at = excluded.updated_at

-- :name delete_rulebook_draft
-- 1: organisation_id, 2: book_id
DELETE FROM rulebook_drafts
WHERE organisation_id = $1 AND book_id = $2
