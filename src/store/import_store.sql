-- :name find_import
-- 1: organisation_id, 2: import_id
SELECT source, cases_done, entries_done, state, started_at, updated_at
FROM imports
WHERE organisation_id = $1 AND import_id = $2

-- :name put_import
-- 1: organisation_id, 2: import_id, 3: source, 4: cases_done, 5: entries_done, 6: state, 7: now
INSERT INTO imports (organisation_id, import_id, source, cases_done, entries_done, state, started_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
ON CONFLICT (organisation_id, import_id)
DO UPDATE SET cases_done = excluded.cases_done, entries_done = imports.entries_done + excluded.entries_done,
              state = excluded.state, updated_at = excluded.updated_at
