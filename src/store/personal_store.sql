-- :name insert_personal
-- 1: organisation_id, 2: personal_id, 3: subject_id, 4: field, 5: value, 6: salt
INSERT INTO personal (organisation_id, personal_id, subject_id, field, value, salt)
VALUES ($1, $2, $3, $4, $5, $6)

-- :name personal_of_subject
-- 1: organisation_id, 2: subject_id
-- In no order: an order by personal_id would lead through the values of everybody.
SELECT personal_id, field, value
FROM personal
WHERE organisation_id = $1 AND subject_id = $2

-- :name find_personal
-- 1: organisation_id, 2: personal_id
SELECT value
FROM personal
WHERE organisation_id = $1 AND personal_id = $2

-- :name forget_personal
-- 1: organisation_id, 2: personal_id
DELETE FROM personal
WHERE organisation_id = $1 AND personal_id = $2
