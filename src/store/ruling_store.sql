-- :name latest_ruling
-- 1: organisation_id, 2: case_id
SELECT ruling_id, case_id, decided_at, decided_by, is_latest, result, next_trigger_on, books, facts, forbidden, answer
FROM rulings
WHERE organisation_id = $1 AND case_id = $2 AND is_latest = 1

-- :name find_ruling
-- 1: organisation_id, 2: ruling_id
SELECT ruling_id, case_id, decided_at, decided_by, is_latest, result, next_trigger_on, books, facts, forbidden, answer
FROM rulings
WHERE organisation_id = $1 AND ruling_id = $2

-- :name rulings_of_case
-- 1: organisation_id, 2: case_id, 3: limit
-- The newest first.
SELECT ruling_id, case_id, decided_at, decided_by, is_latest, result, next_trigger_on, books, facts, forbidden, answer
FROM rulings
WHERE organisation_id = $1 AND case_id = $2
ORDER BY decided_at DESC, ruling_id DESC
LIMIT $3

-- :name rulings_due
-- 1: organisation_id, 2: the day, 3: limit
-- Whose answer changes by itself on that day or did so before.
SELECT ruling_id, case_id, decided_at, decided_by, is_latest, result, next_trigger_on, books, facts, forbidden, answer
FROM rulings
WHERE organisation_id = $1 AND is_latest = 1 AND next_trigger_on IS NOT NULL AND next_trigger_on <= $2
ORDER BY next_trigger_on, ruling_id
LIMIT $3

-- :name supersede_rulings
-- 1: organisation_id, 2: case_id
UPDATE rulings
SET is_latest = 0
WHERE organisation_id = $1 AND case_id = $2 AND is_latest = 1

-- :name forget_trigger
-- 1: organisation_id, 2: ruling_id
UPDATE rulings
SET next_trigger_on = NULL
WHERE organisation_id = $1 AND ruling_id = $2

-- :name insert_ruling
INSERT INTO rulings (organisation_id, ruling_id, case_id, decided_at, decided_by, is_latest, result, next_trigger_on, books,
                     facts, forbidden, answer)
VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11)

-- :name rulings_of_running_cases
-- 1: organisation_id, 2: ruling_id, 3: limit
-- Rulings that hold on running cases, in the order of their ids, behind the one given.
SELECT r.ruling_id, r.case_id, r.decided_at, r.decided_by, r.is_latest, r.result, r.next_trigger_on, r.books, r.facts,
       r.forbidden, r.answer, c.number
FROM rulings r
JOIN cases c ON c.organisation_id = r.organisation_id AND c.case_id = r.case_id
WHERE r.organisation_id = $1 AND r.ruling_id > $2 AND r.is_latest = 1
  AND c.state IN ('open', 'responded', 'assigned', 'waiting')
ORDER BY r.ruling_id
LIMIT $3
