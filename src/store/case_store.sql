-- :name find_case
-- 1: organisation_id, 2: case_id
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND case_id = $2

-- :name find_case_by_number
-- 1: organisation_id, 2: number
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND number = $2

-- :name find_case_by_source
-- 1: organisation_id, 2: source, 3: source_key
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND source = $2 AND source_key = $3

-- :name cases_after
-- 1: organisation_id, 2: case_id, 3: limit
SELECT case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
       opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
       waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
       rating, rework_of, merged_into, source, source_key, details, revision
FROM cases
WHERE organisation_id = $1 AND case_id > $2
ORDER BY case_id
LIMIT $3

-- :name find_rework
-- 1: organisation_id, 2: serial, 3: the earliest resolution that counts
-- The newest repair of the unit that was resolved since.
SELECT case_id
FROM cases
WHERE organisation_id = $1 AND serial = $2 AND kind = 'repair' AND first_resolved_at >= $3 AND state <> 'merged'
ORDER BY opened_at DESC
LIMIT 1

-- :name newest_opening
-- 1: organisation_id
SELECT opened_at
FROM cases
WHERE organisation_id = $1
ORDER BY opened_at DESC, case_id DESC
LIMIT 1

-- :name insert_case
INSERT INTO cases (organisation_id, case_id, number, kind, state, priority, channel, product, serial, outlet, person, region,
                   opened_at, responded_at, assigned_at, first_resolved_at, resolved_at, closed_at, reopened_at,
                   waiting_for, waiting_since_at, due_at, handover_count, wait_count, reopened_count, waited_customer_us,
                   rating, rework_of, merged_into, source, source_key, details, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
        $26, $27, $28, $29, $30, $31, $32, $33)

-- :name update_case
UPDATE cases
SET number = $3, kind = $4, state = $5, priority = $6, channel = $7, product = $8, serial = $9, outlet = $10, person = $11,
    region = $12, opened_at = $13, responded_at = $14, assigned_at = $15, first_resolved_at = $16, resolved_at = $17,
    closed_at = $18, reopened_at = $19, waiting_for = $20, waiting_since_at = $21, due_at = $22, handover_count = $23,
    wait_count = $24, reopened_count = $25, waited_customer_us = $26, rating = $27, rework_of = $28, merged_into = $29,
    source = $30, source_key = $31, details = $32, revision = $33
WHERE organisation_id = $1 AND case_id = $2

-- :name take_case_serials
-- 1: organisation_id, 2: prefix, 3: opened_on, 4: how many
-- Gives the last of the serials that were taken.
INSERT INTO case_serials (organisation_id, prefix, opened_on, last)
VALUES ($1, $2, $3, $4)
ON CONFLICT (organisation_id, prefix, opened_on) DO UPDATE SET last = case_serials.last + excluded.last
RETURNING last

-- :name add_to_count
-- 1: organisation_id, 2: kind, 3: state, 4: cases
INSERT INTO case_counts (organisation_id, kind, state, slot, cases)
VALUES ($1, $2, $3, 0, $4)
ON CONFLICT (organisation_id, kind, state, slot) DO UPDATE SET cases = case_counts.cases + excluded.cases

-- :name counts
-- 1: organisation_id
SELECT kind, state, sum(cases)
FROM case_counts
WHERE organisation_id = $1
GROUP BY kind, state
ORDER BY kind, state
