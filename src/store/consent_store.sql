-- :name consents_of_case
-- 1: organisation_id, 2: case_id
SELECT consent_id, case_id, quotation_id, revision, customer_fen, state, manner, link_hash, code_hash, attempts,
       asked_by, asked_at, expires_at, answered_at, answered_by
FROM quotation_consents
WHERE organisation_id = $1 AND case_id = $2
ORDER BY asked_at, consent_id

-- :name find_consent_by_link
-- 1: organisation_id, 2: link_hash
SELECT consent_id, case_id, quotation_id, revision, customer_fen, state, manner, link_hash, code_hash, attempts,
       asked_by, asked_at, expires_at, answered_at, answered_by
FROM quotation_consents
WHERE organisation_id = $1 AND link_hash = $2

-- :name insert_consent
-- 1: organisation_id, 2: consent_id, 3: case_id, 4: quotation_id, 5: revision, 6: customer_fen, 7: state, 8: manner,
-- 9: link_hash, 10: code_hash, 11: attempts, 12: asked_by, 13: asked_at, 14: expires_at, 15: answered_at,
-- 16: answered_by
INSERT INTO quotation_consents (organisation_id, consent_id, case_id, quotation_id, revision, customer_fen, state, manner,
                      link_hash, code_hash, attempts, asked_by, asked_at, expires_at, answered_at, answered_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)

-- :name update_consent
-- 1: organisation_id, 2: consent_id, 3: state, 4: manner, 5: attempts, 6: answered_at, 7: answered_by
UPDATE quotation_consents
SET state = $3, manner = $4, attempts = $5, answered_at = $6, answered_by = $7
WHERE organisation_id = $1 AND consent_id = $2
