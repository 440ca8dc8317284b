-- :name find_customer
-- 1: organisation_id, 2: code
SELECT code, kind, region, details, merged_into, revision
FROM customers
WHERE organisation_id = $1 AND code = $2

-- :name has_customer
-- 1: organisation_id, 2: code
SELECT 1
FROM customers
WHERE organisation_id = $1 AND code = $2

-- :name merged_into
-- 1: organisation_id, 2: code of the survivor
SELECT code
FROM customers
WHERE organisation_id = $1 AND merged_into = $2
ORDER BY code

-- :name customers_after
-- 1: organisation_id, 2: code behind which, 3: limit
SELECT code
FROM customers
WHERE organisation_id = $1 AND code > $2
ORDER BY code
LIMIT $3

-- :name put_customer
-- 1: organisation_id, 2: code, 3: kind, 4: region, 5: details, 6: name_id, 7: mobile_id, 8: address_id, 9: merged_into, 10: revision
INSERT INTO customers (organisation_id, code, kind, region, details, name_id, mobile_id, address_id, merged_into, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (organisation_id, code)
DO UPDATE SET kind = excluded.kind, region = excluded.region, details = excluded.details, name_id = excluded.name_id,
              mobile_id = excluded.mobile_id, address_id = excluded.address_id, merged_into = excluded.merged_into,
              revision = excluded.revision

-- :name consents_of_customer
-- 1: organisation_id, 2: code
SELECT consent_id, purpose, text_version, channel, given_at, withdrawn_at
FROM consents
WHERE organisation_id = $1 AND customer = $2
ORDER BY consent_id

-- :name put_consent
-- 1: organisation_id, 2: code, 3: consent_id, 4: purpose, 5: text_version, 6: channel, 7: given_at, 8: withdrawn_at
INSERT INTO consents (organisation_id, customer, consent_id, purpose, text_version, channel, given_at, withdrawn_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (organisation_id, customer, consent_id)
DO UPDATE SET withdrawn_at = excluded.withdrawn_at

-- :name list_customers
-- 1: organisation_id, 2: code behind which, 3: limit
SELECT code
FROM customers
WHERE organisation_id = $1 AND code > $2 AND merged_into IS NULL
ORDER BY code
LIMIT $3

-- :name list_customers_of_outlet
-- 1: organisation_id, 2: code behind which, 3: outlet, 4: limit
-- Through the units that the outlet looks after.
SELECT DISTINCT u.customer
FROM units u
JOIN customers c ON c.organisation_id = u.organisation_id AND c.code = u.customer
WHERE u.organisation_id = $1 AND u.outlet = $3 AND u.customer > $2 AND c.merged_into IS NULL
ORDER BY u.customer
LIMIT $4

-- :name customers_of_mobile
-- 1: organisation_id, 2: mobile, 3: subject_id behind which, 4: outlet or nothing, 5: limit
-- A value that was replaced since stands there still: the customer's row says which one is in force.
SELECT c.code
FROM personal p
JOIN customers c ON c.organisation_id = p.organisation_id AND c.code = substr(p.subject_id, 10)
WHERE p.organisation_id = $1 AND p.field = 'mobile' AND p.value = $2 AND p.subject_id > $3
  AND c.mobile_id = p.personal_id
  AND ($4 = '' OR EXISTS (SELECT 1 FROM units u WHERE u.organisation_id = c.organisation_id AND u.customer = c.code
                          AND u.outlet = $4))
ORDER BY p.subject_id
LIMIT $5

-- :name customers_named
-- 1: organisation_id, 2: how the name begins, or the last one seen, 3: the end of such names, 4: subject_id of the last one seen, 5: outlet or nothing, 6: limit
SELECT c.code
FROM personal p
JOIN customers c ON c.organisation_id = p.organisation_id AND c.code = substr(p.subject_id, 10)
WHERE p.organisation_id = $1 AND p.field = 'name' AND p.value >= $2 AND p.value < $3
  AND (p.value > $2 OR p.subject_id > $4) AND c.name_id = p.personal_id
  AND ($5 = '' OR EXISTS (SELECT 1 FROM units u WHERE u.organisation_id = c.organisation_id AND u.customer = c.code
                          AND u.outlet = $5))
ORDER BY p.value, p.subject_id
LIMIT $6

-- :name has_unit_of_outlet
-- 1: organisation_id, 2: code, 3: outlet
SELECT 1
FROM units
WHERE organisation_id = $1 AND customer = $2 AND outlet = $3

-- :name find_duplicate
-- 1: organisation_id, 2: first, 3: second
SELECT first, second, reasons, state, found_at
FROM customer_duplicates
WHERE organisation_id = $1 AND first = $2 AND second = $3

-- :name put_duplicate
-- 1: organisation_id, 2: first, 3: second, 4: reasons, 5: state, 6: found_at
INSERT INTO customer_duplicates (organisation_id, first, second, reasons, state, found_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (organisation_id, first, second)
DO UPDATE SET reasons = excluded.reasons, state = excluded.state

-- :name open_duplicates
-- 1: organisation_id, 2: found_at, 3: first and 4: second of the last one seen, 5: limit
SELECT first, second, reasons, state, found_at
FROM customer_duplicates
WHERE organisation_id = $1 AND state = 'open' AND (found_at, first, second) > ($2, $3, $4)
ORDER BY found_at, first, second
LIMIT $5
