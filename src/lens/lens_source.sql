-- :name lens_cases_page
-- 1: organisation_id, 2: case_id behind which the page begins, 3: limit
SELECT case_id, kind, state, priority, channel, product, outlet, person, region, opened_at, responded_at, assigned_at,
       first_resolved_at, resolved_at, closed_at, reopened_at, due_at, handover_count, wait_count, reopened_count,
       rating, waited_customer_us, rework_of, merged_into
FROM cases
WHERE organisation_id = $1 AND case_id > $2
ORDER BY case_id
LIMIT $3

-- :name lens_case
-- 1: organisation_id, 2: case_id
SELECT case_id, kind, state, priority, channel, product, outlet, person, region, opened_at, responded_at, assigned_at,
       first_resolved_at, resolved_at, closed_at, reopened_at, due_at, handover_count, wait_count, reopened_count,
       rating, waited_customer_us, rework_of, merged_into
FROM cases
WHERE organisation_id = $1 AND case_id = $2

-- :name lens_promises_page
-- 1: organisation_id, 2: case_id before the first, 3: last case_id
SELECT case_id, promise_id, due_at, settled_at, outcome
FROM case_promises
WHERE organisation_id = $1 AND case_id > $2 AND case_id <= $3
ORDER BY case_id

-- :name lens_promises
-- 1: organisation_id, 2: case_id
SELECT case_id, promise_id, due_at, settled_at, outcome
FROM case_promises
WHERE organisation_id = $1 AND case_id = $2
