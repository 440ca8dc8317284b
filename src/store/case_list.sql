-- Pages of cases, newest first. Each list is driven by the index of its first condition; of the other filters an empty
-- text means any. The last of them, scope, is the only outlet whose cases the caller may see.

-- :name cases_newest
-- 1: organisation_id, 2: opened_at and 3: case_id of the last one seen, 4: kind, 5: state, 6: outlet, 7: person, 8: scope, 9: limit
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND (opened_at, case_id) < ($2, $3)
  AND ($4 = '' OR kind = $4) AND ($5 = '' OR state = $5) AND ($6 = '' OR outlet = $6)
  AND ($7 = '' OR person = $7) AND ($8 = '' OR outlet = $8)
ORDER BY opened_at DESC, case_id DESC
LIMIT $9

-- :name cases_of_state
-- 1: organisation_id, 2: state, 3: opened_at and 4: case_id of the last one seen, 5: kind, 6: state, 7: outlet, 8: person, 9: scope, 10: limit
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND state = $2 AND (opened_at, case_id) < ($3, $4)
  AND ($5 = '' OR kind = $5) AND ($6 = '' OR state = $6) AND ($7 = '' OR outlet = $7)
  AND ($8 = '' OR person = $8) AND ($9 = '' OR outlet = $9)
ORDER BY opened_at DESC, case_id DESC
LIMIT $10

-- :name cases_of_kind
-- 1: organisation_id, 2: kind, 3: opened_at and 4: case_id of the last one seen, 5: kind, 6: state, 7: outlet, 8: person, 9: scope, 10: limit
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND kind = $2 AND (opened_at, case_id) < ($3, $4)
  AND ($5 = '' OR kind = $5) AND ($6 = '' OR state = $6) AND ($7 = '' OR outlet = $7)
  AND ($8 = '' OR person = $8) AND ($9 = '' OR outlet = $9)
ORDER BY opened_at DESC, case_id DESC
LIMIT $10

-- :name cases_of_outlet
-- 1: organisation_id, 2: outlet, 3: opened_at and 4: case_id of the last one seen, 5: kind, 6: state, 7: outlet, 8: person, 9: scope, 10: limit
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND outlet = $2 AND (opened_at, case_id) < ($3, $4)
  AND ($5 = '' OR kind = $5) AND ($6 = '' OR state = $6) AND ($7 = '' OR outlet = $7)
  AND ($8 = '' OR person = $8) AND ($9 = '' OR outlet = $9)
ORDER BY opened_at DESC, case_id DESC
LIMIT $10

-- :name cases_of_person
-- 1: organisation_id, 2: person, 3: opened_at and 4: case_id of the last one seen, 5: kind, 6: state, 7: outlet, 8: person, 9: scope, 10: limit
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND person = $2 AND (opened_at, case_id) < ($3, $4)
  AND ($5 = '' OR kind = $5) AND ($6 = '' OR state = $6) AND ($7 = '' OR outlet = $7)
  AND ($8 = '' OR person = $8) AND ($9 = '' OR outlet = $9)
ORDER BY opened_at DESC, case_id DESC
LIMIT $10

-- :name cases_of_serial
-- 1: organisation_id, 2: serial, 3: opened_at and 4: case_id of the last one seen, 5: kind, 6: state, 7: outlet, 8: person, 9: scope, 10: limit
-- A unit has few cases: `+ 0` keeps the engine from walking through all cases in their order instead.
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND serial = $2 AND (opened_at + 0, case_id) < ($3, $4)
  AND ($5 = '' OR kind = $5) AND ($6 = '' OR state = $6) AND ($7 = '' OR outlet = $7)
  AND ($8 = '' OR person = $8) AND ($9 = '' OR outlet = $9)
ORDER BY opened_at + 0 DESC, case_id DESC
LIMIT $10

-- :name cases_numbered
-- 1: organisation_id, 2: how the number begins, 3: the number before which to go on, 4: kind, 5: state, 6: outlet, 7: person, 8: scope, 9: limit
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND number >= $2 AND number < $3
  AND ($4 = '' OR kind = $4) AND ($5 = '' OR state = $5) AND ($6 = '' OR outlet = $6)
  AND ($7 = '' OR person = $7) AND ($8 = '' OR outlet = $8)
ORDER BY number DESC
LIMIT $9

-- :name cases_late
-- 1: organisation_id, 2: now, 3: due_at and 4: case_id of the last one seen, 5: kind, 6: state, 7: outlet, 8: person, 9: scope, 10: limit
-- Each case once, by the clock that ran out first; `+ 0` leads to the clocks of the one case.
SELECT c.case_id, c.number, c.kind, c.state, c.priority, c.channel, c.product, c.serial, c.outlet, c.person, c.region,
       c.opened_at, c.responded_at, c.assigned_at, c.first_resolved_at, c.resolved_at, c.closed_at, c.reopened_at,
       c.waiting_for, c.waiting_since_at, c.due_at, c.handover_count, c.wait_count, c.reopened_count, c.waited_customer_us,
       c.rating, c.rework_of, c.merged_into, c.source, c.source_key, c.details, c.revision, p.due_at
FROM case_promises p
JOIN cases c ON c.organisation_id = p.organisation_id AND c.case_id = p.case_id
WHERE p.organisation_id = $1 AND p.running = 1 AND p.due_at < $2 AND (p.due_at, p.case_id) > ($3, $4)
  AND ($5 = '' OR c.kind = $5) AND ($6 = '' OR c.state = $6) AND ($7 = '' OR c.outlet = $7)
  AND ($8 = '' OR c.person = $8) AND ($9 = '' OR c.outlet = $9)
  AND NOT EXISTS (SELECT 1
                  FROM case_promises e
                  WHERE e.organisation_id = p.organisation_id AND e.case_id = p.case_id AND e.running = 1
                    AND (e.due_at + 0, e.promise_id) < (p.due_at, p.promise_id))
ORDER BY p.due_at, p.case_id
LIMIT $10

-- :name cases_in_state_after
-- 1: organisation_id, 2: state, 3: opened_at and 4: case_id of the last one seen, 5: limit
-- Oldest first: for work that goes through every running case.
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND state = $2 AND (opened_at, case_id) > ($3, $4)
ORDER BY opened_at, case_id
LIMIT $5

-- :name counts_of_outlet
-- 1: organisation_id, 2: outlet
-- `|| ''` keeps the engine from walking through the cases of all outlets in the order of their kinds.
SELECT kind || '', state || '', count(*)
FROM cases
WHERE organisation_id = $1 AND outlet = $2
GROUP BY kind || '', state || ''

-- :name open_clocks_of_outlet
-- 1: organisation_id, 2: outlet, 3: now, 4: soon
-- scan: the partial index holds the running clocks and nothing else
SELECT p.promise_id, count(*), sum(CASE WHEN p.due_at < $3 THEN 1 ELSE 0 END),
       sum(CASE WHEN p.due_at >= $3 AND p.due_at < $4 THEN 1 ELSE 0 END)
FROM case_promises p
JOIN cases c ON c.organisation_id = p.organisation_id AND c.case_id = p.case_id
WHERE p.organisation_id = $1 AND p.running = 1 AND c.outlet = $2
GROUP BY p.promise_id
ORDER BY p.promise_id

-- :name late_of_kind
-- 1: organisation_id, 2: now, 3: kind, 4: scope
SELECT count(DISTINCT p.case_id)
FROM case_promises p
JOIN cases c ON c.organisation_id = p.organisation_id AND c.case_id = p.case_id
WHERE p.organisation_id = $1 AND p.running = 1 AND p.due_at < $2 AND ($3 = '' OR c.kind = $3)
  AND ($4 = '' OR c.outlet = $4)
