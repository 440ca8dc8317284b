-- :name put_case_promise
-- 1: organisation_id, 2: case_id, 3: promise_id, 4: due_at, 5: settled_at, 6: outcome, 7: running
INSERT INTO case_promises (organisation_id, case_id, promise_id, due_at, settled_at, outcome, running)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (organisation_id, case_id, promise_id)
DO UPDATE SET due_at = excluded.due_at, settled_at = excluded.settled_at, outcome = excluded.outcome,
              running = excluded.running

-- :name delete_case_promise
-- 1: organisation_id, 2: case_id, 3: promise_id
DELETE FROM case_promises
WHERE organisation_id = $1 AND case_id = $2 AND promise_id = $3

-- :name promises_of_case
-- 1: organisation_id, 2: case_id
SELECT promise_id, due_at, settled_at, outcome, running
FROM case_promises
WHERE organisation_id = $1 AND case_id = $2
ORDER BY promise_id

-- :name next_due
-- 1: organisation_id, 2: limit
SELECT case_id, promise_id, due_at
FROM case_promises
WHERE organisation_id = $1 AND outcome = 'open' AND due_at IS NOT NULL
ORDER BY due_at, case_id
LIMIT $2

-- :name open_clocks
-- 1: organisation_id, 2: now, 3: soon
-- scan: the partial index holds the running clocks and nothing else, and all of them are counted
SELECT promise_id, count(*), sum(CASE WHEN due_at < $2 THEN 1 ELSE 0 END),
       sum(CASE WHEN due_at >= $2 AND due_at < $3 THEN 1 ELSE 0 END)
FROM case_promises
WHERE organisation_id = $1 AND running = 1
GROUP BY promise_id

-- :name count_late_cases
-- 1: organisation_id, 2: now
SELECT count(DISTINCT case_id)
FROM case_promises
WHERE organisation_id = $1 AND running = 1 AND due_at < $2
