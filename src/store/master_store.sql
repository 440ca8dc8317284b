-- :name has_serial
-- 1: organisation_id, 2: serial
SELECT 1
FROM units
WHERE organisation_id = $1 AND serial = $2

-- :name find_outlet
-- 1: organisation_id, 2: code
SELECT 1
FROM outlets
WHERE organisation_id = $1 AND code = $2

-- :name list_outlets
-- 1: organisation_id
SELECT code, name, kind, region, state
FROM outlets
WHERE organisation_id = $1
ORDER BY code

-- :name put_outlet
-- 1: organisation_id, 2: code, 3: name, 4: kind, 5: region, 6: state, 7: details
INSERT INTO outlets (organisation_id, code, name, kind, region, state, details, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
ON CONFLICT (organisation_id, code)
DO UPDATE SET name = excluded.name, kind = excluded.kind, region = excluded.region, state = excluded.state,
              details = excluded.details, revision = outlets.revision + 1

-- :name put_staff
-- 1: organisation_id, 2: code, 3: name, 4: post, 5: outlet, 6: state, 7: details
INSERT INTO staff (organisation_id, code, name, post, outlet, state, details, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
ON CONFLICT (organisation_id, code)
DO UPDATE SET name = excluded.name, post = excluded.post, outlet = excluded.outlet, state = excluded.state,
              details = excluded.details, revision = staff.revision + 1

-- :name find_master_details
-- 1: organisation_id, 2: subject_id (kind:code)
-- The payload of the newest entry of a file's record, to know whether an import changes it.
SELECT payload
FROM ledger
WHERE organisation_id = $1 AND subject_id = $2
ORDER BY seq DESC
LIMIT 1
