-- What is found by words, of one case or customer.

-- :name searched_case
-- 1: organisation_id, 2: case_id
SELECT number, outlet, serial, product, source_key
FROM cases
WHERE organisation_id = $1 AND case_id = $2

-- :name searched_customer
-- 1: organisation_id, 2: code
SELECT kind, region
FROM customers
WHERE organisation_id = $1 AND code = $2
