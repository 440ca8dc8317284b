-- What waits for somebody. Each list is driven by an index over running cases or running clocks alone, so it does not
-- grow with the cases that have ended. Of outlet and person an empty text means any; scope is the only outlet whose cases
-- the caller may see.

-- :name work_by_clock
-- 1: organisation_id, 2: from and 3: to when due, 4: due_at and 5: case_id of the last one seen, 6: outlet, 7: person, 8: scope, 9: limit
-- Each case once, by the clock that runs out first; `+ 0` leads to the clocks of the one case.
SELECT c.case_id, c.number, c.kind, c.state, c.priority, c.channel, c.product, c.serial, c.outlet, c.person, c.region,
       c.opened_at, c.responded_at, c.assigned_at, c.first_resolved_at, c.resolved_at, c.closed_at, c.reopened_at,
       c.waiting_for, c.waiting_since_at, c.due_at, c.handover_count, c.wait_count, c.reopened_count, c.waited_customer_us,
       c.rating, c.rework_of, c.merged_into, c.source, c.source_key, c.details, c.revision, p.due_at, p.promise_id
FROM case_promises p
JOIN cases c ON c.organisation_id = p.organisation_id AND c.case_id = p.case_id
WHERE p.organisation_id = $1 AND p.running = 1 AND p.due_at >= $2 AND p.due_at < $3
  AND (p.due_at, p.case_id) > ($4, $5)
  AND ($6 = '' OR c.outlet = $6) AND ($7 = '' OR c.person = $7) AND ($8 = '' OR c.outlet = $8)
  AND NOT EXISTS (SELECT 1
                  FROM case_promises e
                  WHERE e.organisation_id = p.organisation_id AND e.case_id = p.case_id AND e.running = 1
                    AND (e.due_at + 0, e.promise_id) < (p.due_at, p.promise_id))
ORDER BY p.due_at, p.case_id
LIMIT $9

-- :name work_waiting_over
-- 1: organisation_id, 2: waiting since before, 3: waiting_since_at and 4: case_id of the last one seen, 5: outlet, 6: person, 7: scope, 8: limit, 9: due before
-- For the customer alone; without those that a clock names.
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision, waiting_since_at
FROM cases c
WHERE organisation_id = $1 AND state = 'waiting' AND waiting_for = 'customer'
  AND waiting_since_at < $2 AND (waiting_since_at, case_id) > ($3, $4)
  AND ($5 = '' OR outlet = $5) AND ($6 = '' OR person = $6) AND ($7 = '' OR outlet = $7)
  AND NOT EXISTS (SELECT 1
                  FROM case_promises e
                  WHERE e.organisation_id = c.organisation_id AND e.case_id = c.case_id AND e.running = 1
                    AND e.due_at + 0 < $9)
ORDER BY waiting_since_at, case_id
LIMIT $8

-- :name work_of_person
-- 1: organisation_id, 2: person, 3: opened_at and 4: case_id of the last one seen, 5: outlet, 6: scope, 7: limit, 8: due before, 9: waiting since before
-- Without those that a clock or a long wait names.
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision, opened_at
FROM cases c
WHERE organisation_id = $1 AND person = $2 AND state IN ('open', 'responded', 'assigned', 'waiting')
  AND (opened_at, case_id) > ($3, $4) AND ($5 = '' OR outlet = $5) AND ($6 = '' OR outlet = $6)
  AND NOT (state = 'waiting' AND waiting_for = 'customer' AND waiting_since_at < $9)
  AND NOT EXISTS (SELECT 1
                  FROM case_promises e
                  WHERE e.organisation_id = c.organisation_id AND e.case_id = c.case_id AND e.running = 1
                    AND e.due_at + 0 < $8)
ORDER BY opened_at, case_id
LIMIT $7

-- :name work_of_nobody
-- 1: organisation_id, 2: opened_at and 3: case_id of the last one seen, 4: outlet, 5: scope, 6: limit, 7: due before, 8: waiting since before
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision, opened_at
FROM cases c
WHERE organisation_id = $1 AND person IS NULL AND state IN ('open', 'responded', 'assigned', 'waiting')
  AND (opened_at, case_id) > ($2, $3) AND ($4 = '' OR outlet = $4) AND ($5 = '' OR outlet = $5)
  AND NOT (state = 'waiting' AND waiting_for = 'customer' AND waiting_since_at < $8)
  AND NOT EXISTS (SELECT 1
                  FROM case_promises e
                  WHERE e.organisation_id = c.organisation_id AND e.case_id = c.case_id AND e.running = 1
                    AND e.due_at + 0 < $7)
ORDER BY opened_at, case_id
LIMIT $6

-- :name count_work_by_clock
-- 1: organisation_id, 2: from and 3: to when due, 4: outlet, 5: person, 6: scope
SELECT count(*)
FROM case_promises p
JOIN cases c ON c.organisation_id = p.organisation_id AND c.case_id = p.case_id
WHERE p.organisation_id = $1 AND p.running = 1 AND p.due_at >= $2 AND p.due_at < $3
  AND ($4 = '' OR c.outlet = $4) AND ($5 = '' OR c.person = $5) AND ($6 = '' OR c.outlet = $6)
  AND NOT EXISTS (SELECT 1
                  FROM case_promises e
                  WHERE e.organisation_id = p.organisation_id AND e.case_id = p.case_id AND e.running = 1
                    AND (e.due_at + 0, e.promise_id) < (p.due_at, p.promise_id))

-- :name count_work_of_person
-- 1: organisation_id, 2: person, 3: outlet, 4: scope
SELECT count(*)
FROM cases
WHERE organisation_id = $1 AND person = $2 AND state IN ('open', 'responded', 'assigned', 'waiting')
  AND ($3 = '' OR outlet = $3) AND ($4 = '' OR outlet = $4)

-- :name count_work_of_nobody
-- 1: organisation_id, 2: outlet, 3: scope, 4: the most that are counted
-- scan: the partial index holds running cases that nobody has, and the count ends at the most
SELECT count(*)
FROM (SELECT 1
      FROM cases
      WHERE organisation_id = $1 AND person IS NULL AND state IN ('open', 'responded', 'assigned', 'waiting')
        AND ($2 = '' OR outlet = $2) AND ($3 = '' OR outlet = $3)
      ORDER BY opened_at, case_id
      LIMIT $4) AS counted
