-- :name find_bulk
-- 1: organisation_id, 2: bulk_id
SELECT bulk_id, actor, state, request_hash, action, case_ids, next, created_at
FROM bulk_actions
WHERE organisation_id = $1 AND bulk_id = $2

-- :name insert_bulk
-- 1: organisation_id, 2: bulk_id, 3: actor, 4: state, 5: request_hash, 6: action, 7: case_ids, 8: created_at
INSERT INTO bulk_actions (organisation_id, bulk_id, actor, state, request_hash, action, case_ids, next, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $8)

-- :name move_bulk
-- 1: organisation_id, 2: bulk_id, 3: state, 4: next, 5: action, 6: updated_at
UPDATE bulk_actions
SET state = $3, next = $4, action = $5, updated_at = $6
WHERE organisation_id = $1 AND bulk_id = $2

-- :name claim_silent_bulk
-- 1: organisation_id, 2: not moved since
-- scan: asked now and then by one thread; people begin such actions one at a time, so there are few.
SELECT bulk_id, actor, state, request_hash, action, case_ids, next, created_at
FROM bulk_actions
WHERE organisation_id = $1 AND state IN ('running', 'undoing') AND updated_at <= $2
ORDER BY created_at, bulk_id
LIMIT 1

-- :name insert_bulk_case
-- 1: organisation_id, 2: bulk_id, 3: position, 4: case_id, 5: number, 6: code, 7: revision
INSERT INTO bulk_cases (organisation_id, bulk_id, position, case_id, number, code, revision, undone, undone_code)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '')

-- :name bulk_cases
-- 1: organisation_id, 2: bulk_id, 3: from and 4: before which position
SELECT position, case_id, number, code, revision, undone, undone_code
FROM bulk_cases
WHERE organisation_id = $1 AND bulk_id = $2 AND position >= $3 AND position < $4
ORDER BY position

-- :name mark_bulk_undone
-- 1: organisation_id, 2: bulk_id, 3: position, 4: undone_code
UPDATE bulk_cases
SET undone = 1, undone_code = $4
WHERE organisation_id = $1 AND bulk_id = $2 AND position = $3
