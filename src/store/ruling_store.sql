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
