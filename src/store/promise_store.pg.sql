-- :name next_due_to_break
-- 1: organisation_id, 2: limit
-- What another server is breaking just now is left to it.
SELECT case_id, promise_id, due_at
FROM case_promises
WHERE organisation_id = $1 AND outcome = 'open' AND due_at IS NOT NULL
ORDER BY due_at, case_id
LIMIT $2
FOR UPDATE SKIP LOCKED
