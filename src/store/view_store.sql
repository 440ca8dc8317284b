-- :name list_views
-- 1: organisation_id, 2: page, 3: owner
SELECT view_id, page, owner, shared, name, query, columns, sort, revision, created_at
FROM views
WHERE organisation_id = $1 AND page = $2 AND (owner = $3 OR shared = 1)
ORDER BY created_at, view_id

-- :name find_view
-- 1: organisation_id, 2: view_id
SELECT view_id, page, owner, shared, name, query, columns, sort, revision, created_at
FROM views
WHERE organisation_id = $1 AND view_id = $2

-- :name insert_view
-- 1: organisation_id, 2: view_id, 3: page, 4: owner, 5: shared, 6: name, 7: query, 8: columns, 9: sort, 10: created_at
INSERT INTO views (organisation_id, view_id, page, owner, shared, name, query, columns, sort, revision, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)

-- :name update_view
-- 1: organisation_id, 2: view_id, 3: shared, 4: name, 5: query, 6: columns, 7: sort
UPDATE views
SET shared = $3, name = $4, query = $5, columns = $6, sort = $7, revision = revision + 1
WHERE organisation_id = $1 AND view_id = $2

-- :name delete_view
-- 1: organisation_id, 2: view_id
DELETE FROM views
WHERE organisation_id = $1 AND view_id = $2
