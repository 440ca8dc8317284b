-- :name claim_case_promise
-- 1: organisation_id, 2: case_id, 3: promise_id
-- What another server is breaking just now is left to it.
SELECT due_at
FROM case_promises
WHERE organisation_id = $1 AND case_id = $2 AND promise_id = $3 AND outcome = 'open'
FOR UPDATE SKIP LOCKED
