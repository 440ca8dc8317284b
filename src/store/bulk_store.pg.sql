-- :name claim_silent_bulk
-- 1: organisation_id, 2: not moved since
-- What another server takes just now is left to it.
SELECT bulk_id, actor, state, request_hash, action, case_ids, next, created_at
FROM bulk_actions
WHERE organisation_id = $1 AND state IN ('running', 'undoing') AND updated_at <= $2
ORDER BY created_at, bulk_id
LIMIT 1
FOR UPDATE SKIP LOCKED
