-- :name find_answer
-- 1: organisation_id, 2: caller, 3: route, 4: key
SELECT body_hash, status, location, body, created_at
FROM idempotency
WHERE organisation_id = $1 AND caller = $2 AND route = $3 AND key = $4

-- :name keep_answer
-- 1: organisation_id, 2: caller, 3: route, 4: key, 5: body_hash, 6: status, 7: location, 8: body, 9: created_at
INSERT INTO idempotency (organisation_id, caller, route, key, body_hash, status, location, body, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- :name keep_answer_if_none
-- 1: organisation_id, 2: caller, 3: route, 4: key, 5: body_hash, 6: status, 7: location, 8: body, 9: created_at
INSERT INTO idempotency (organisation_id, caller, route, key, body_hash, status, location, body, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (organisation_id, caller, route, key) DO NOTHING

-- :name forget_answer
-- 1: organisation_id, 2: caller, 3: route, 4: key
DELETE FROM idempotency
WHERE organisation_id = $1 AND caller = $2 AND route = $3 AND key = $4

-- :name forget_answers
-- 1: organisation_id, 2: the earliest answer that is still given again, 3: about how many at most
-- Those of one instant go together.
-- scan: the oldest in the order of their index, about $3 of them
DELETE FROM idempotency
WHERE organisation_id = $1 AND created_at < $2
  AND created_at <= (SELECT max(oldest.created_at)
                     FROM (SELECT created_at
                           FROM idempotency
                           WHERE organisation_id = $1
                           ORDER BY created_at
                           LIMIT $3) AS oldest)
