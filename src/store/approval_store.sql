-- :name approvals_of_case
-- 1: organisation_id, 2: case_id
SELECT approval_id, case_id, subject, amount_fen, item_id, post, state, asked_by, asked_at, signed_as, decided_by,
       decided_at, reason_id, answer_id
FROM approvals
WHERE organisation_id = $1 AND case_id = $2
ORDER BY asked_at, approval_id

-- :name find_approval
-- 1: organisation_id, 2: approval_id
SELECT approval_id, case_id, subject, amount_fen, item_id, post, state, asked_by, asked_at, signed_as, decided_by,
       decided_at, reason_id, answer_id
FROM approvals
WHERE organisation_id = $1 AND approval_id = $2

-- :name approvals_waiting
-- 1: organisation_id, 2: outlet or '', 3: limit
SELECT a.approval_id, a.case_id, a.subject, a.amount_fen, a.item_id, a.post, a.state, a.asked_by, a.asked_at,
       a.signed_as, a.decided_by, a.decided_at, a.reason_id, a.answer_id
FROM approvals a
JOIN cases c ON c.organisation_id = a.organisation_id AND c.case_id = a.case_id
WHERE a.organisation_id = $1 AND a.state = 'asked' AND ($2 = '' OR c.outlet = $2)
ORDER BY a.asked_at, a.approval_id
LIMIT $3

-- :name insert_approval
-- 1: organisation_id, 2: approval_id, 3: case_id, 4: subject, 5: amount_fen, 6: item_id, 7: post, 8: state,
-- 9: asked_by, 10: asked_at, 11: reason_id
INSERT INTO approvals (organisation_id, approval_id, case_id, subject, amount_fen, item_id, post, state, asked_by,
                       asked_at, reason_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- :name update_approval
-- 1: organisation_id, 2: approval_id, 3: state, 4: signed_as, 5: decided_by, 6: decided_at, 7: answer_id
UPDATE approvals
SET state = $3, signed_as = $4, decided_by = $5, decided_at = $6, answer_id = $7
WHERE organisation_id = $1 AND approval_id = $2

-- :name find_staff_post
-- 1: organisation_id, 2: code
SELECT post
FROM staff
WHERE organisation_id = $1 AND code = $2

-- :name find_outlet_kind
-- 1: organisation_id, 2: code
SELECT kind
FROM outlets
WHERE organisation_id = $1 AND code = $2
