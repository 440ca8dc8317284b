-- :name add_to_count
-- 1: organisation_id, 2: kind, 3: state, 4: cases
-- A row a transaction, so that no two wait for each other; compact_counts adds them up later.
INSERT INTO case_counts (organisation_id, kind, state, slot, cases)
VALUES ($1, $2, $3, pg_current_xact_id()::text::bigint, $4)
ON CONFLICT (organisation_id, kind, state, slot) DO UPDATE SET cases = case_counts.cases + excluded.cases

-- :only compact_counts
-- 1: organisation_id
-- Rows of transactions that are over go into slot 0. One program at a time; who comes meanwhile has nothing to do.
WITH taken AS (
    DELETE FROM case_counts
    WHERE organisation_id = $1 AND slot > 0 AND slot < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      AND pg_try_advisory_xact_lock(863, $1::int)
    RETURNING kind, state, cases)
INSERT INTO case_counts (organisation_id, kind, state, slot, cases)
SELECT $1, kind, state, 0, sum(cases)
FROM taken
GROUP BY kind, state
ON CONFLICT (organisation_id, kind, state, slot) DO UPDATE SET cases = case_counts.cases + excluded.cases

-- :only claim_case
-- 1: organisation_id, 2: case_id
-- Changes nothing, and stands in the way of whoever changes the case at the same time.
UPDATE cases
SET revision = revision
WHERE organisation_id = $1 AND case_id = $2
