-- What the clocks of running cases are computed from, and nothing more: there may be millions.

-- :name running_cases_page
-- 1: organisation_id, 2: state, 3: opened_at and 4: case_id of the last one seen, 5: limit
SELECT case_id, kind, state, priority, opened_at, responded_at, first_resolved_at, closed_at, waiting_for,
       waiting_since_at, CASE WHEN waited_customer_us > 0 THEN details ELSE '' END
FROM cases
WHERE organisation_id = $1 AND state = $2 AND (opened_at, case_id) > ($3, $4)
ORDER BY opened_at, case_id
LIMIT $5

-- :name running_case
-- 1: organisation_id, 2: case_id
SELECT case_id, kind, state, priority, opened_at, responded_at, first_resolved_at, closed_at, waiting_for,
       waiting_since_at, CASE WHEN waited_customer_us > 0 THEN details ELSE '' END
FROM cases
WHERE organisation_id = $1 AND case_id = $2

-- :name claim_case_promise
-- 1: organisation_id, 2: case_id, 3: promise_id
-- An open clock that is to be broken now, and by nobody else.
SELECT due_at
FROM case_promises
WHERE organisation_id = $1 AND case_id = $2 AND promise_id = $3 AND outcome = 'open'

-- :name add_case_promise
-- 1: organisation_id, 2: case_id, 3: promise_id, 4: due_at, 5: running
-- The open clock of a promise that was made after the case; changes nothing where there is a row.
INSERT INTO case_promises (organisation_id, case_id, promise_id, due_at, settled_at, outcome, running)
VALUES ($1, $2, $3, $4, NULL, 'open', $5)
ON CONFLICT (organisation_id, case_id, promise_id) DO NOTHING

-- :name break_case_promise
-- 1: organisation_id, 2: case_id, 3: promise_id
UPDATE case_promises
SET outcome = 'broken'
WHERE organisation_id = $1 AND case_id = $2 AND promise_id = $3

-- :name delete_open_promise
-- 1: organisation_id, 2: case_id, 3: promise_id
DELETE FROM case_promises
WHERE organisation_id = $1 AND case_id = $2 AND promise_id = $3 AND outcome = 'open'

-- :name count_entry
-- 1: organisation_id, 2: case_id
UPDATE cases
SET revision = revision + 1
WHERE organisation_id = $1 AND case_id = $2
