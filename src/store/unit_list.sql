-- :name units_by_id
-- 1: organisation_id, 2: nothing, 3: behind which, 4: model, 5: outlet, 6: customer, 7: scope, 8: limit
-- The whole file, or what little a filter leaves out of it.
SELECT u.unit_id, u.serial, u.gtin, u.model, u.category, u.name, u.batch, u.manufactured_on, u.outlet, u.customer,
       n.value, p.channel, p.purchased_on, p.invoice_on, p.installed_on, x.new_unit_id
FROM units u
LEFT JOIN purchases p ON p.organisation_id = u.organisation_id AND p.unit_id = u.unit_id
LEFT JOIN customers c ON c.organisation_id = u.organisation_id AND c.code = u.customer
LEFT JOIN personal n ON n.organisation_id = c.organisation_id AND n.personal_id = c.name_id
LEFT JOIN unit_exchanges x ON x.organisation_id = u.organisation_id AND x.old_unit_id = u.unit_id
WHERE u.organisation_id = $1 AND u.unit_id > $3 AND $2 = ''
  AND ($4 = '' OR u.model = $4) AND ($5 = '' OR u.outlet = $5) AND ($6 = '' OR u.customer = $6) AND ($7 = '' OR u.outlet = $7)
ORDER BY u.unit_id
LIMIT $8

-- :name units_by_serial
-- 1: organisation_id, 2: how the serial number begins, or the last one seen, 3: behind which, 4: model, 5: outlet, 6: customer, 7: scope, 8: limit, 9: the end of such serial numbers
SELECT u.unit_id, u.serial, u.gtin, u.model, u.category, u.name, u.batch, u.manufactured_on, u.outlet, u.customer,
       n.value, p.channel, p.purchased_on, p.invoice_on, p.installed_on, x.new_unit_id
FROM units u
LEFT JOIN purchases p ON p.organisation_id = u.organisation_id AND p.unit_id = u.unit_id
LEFT JOIN customers c ON c.organisation_id = u.organisation_id AND c.code = u.customer
LEFT JOIN personal n ON n.organisation_id = c.organisation_id AND n.personal_id = c.name_id
LEFT JOIN unit_exchanges x ON x.organisation_id = u.organisation_id AND x.old_unit_id = u.unit_id
WHERE u.organisation_id = $1 AND u.serial >= $2 AND u.serial < $9 AND u.serial > $3
  AND ($4 = '' OR u.model = $4) AND ($5 = '' OR u.outlet = $5) AND ($6 = '' OR u.customer = $6) AND ($7 = '' OR u.outlet = $7)
ORDER BY u.serial
LIMIT $8

-- :name units_by_gtin
-- 1: organisation_id, 2: gtin, 3: behind which, 4: model, 5: outlet, 6: customer, 7: scope, 8: limit
SELECT u.unit_id, u.serial, u.gtin, u.model, u.category, u.name, u.batch, u.manufactured_on, u.outlet, u.customer,
       n.value, p.channel, p.purchased_on, p.invoice_on, p.installed_on, x.new_unit_id
FROM units u
LEFT JOIN purchases p ON p.organisation_id = u.organisation_id AND p.unit_id = u.unit_id
LEFT JOIN customers c ON c.organisation_id = u.organisation_id AND c.code = u.customer
LEFT JOIN personal n ON n.organisation_id = c.organisation_id AND n.personal_id = c.name_id
LEFT JOIN unit_exchanges x ON x.organisation_id = u.organisation_id AND x.old_unit_id = u.unit_id
WHERE u.organisation_id = $1 AND u.gtin = $2 AND u.unit_id > $3
  AND ($4 = '' OR u.model = $4) AND ($5 = '' OR u.outlet = $5) AND ($6 = '' OR u.customer = $6) AND ($7 = '' OR u.outlet = $7)
ORDER BY u.unit_id
LIMIT $8

-- :name units_by_model
-- 1: organisation_id, 2: model, 3: behind which, 4: model, 5: outlet, 6: customer, 7: scope, 8: limit
SELECT u.unit_id, u.serial, u.gtin, u.model, u.category, u.name, u.batch, u.manufactured_on, u.outlet, u.customer,
       n.value, p.channel, p.purchased_on, p.invoice_on, p.installed_on, x.new_unit_id
FROM units u
LEFT JOIN purchases p ON p.organisation_id = u.organisation_id AND p.unit_id = u.unit_id
LEFT JOIN customers c ON c.organisation_id = u.organisation_id AND c.code = u.customer
LEFT JOIN personal n ON n.organisation_id = c.organisation_id AND n.personal_id = c.name_id
LEFT JOIN unit_exchanges x ON x.organisation_id = u.organisation_id AND x.old_unit_id = u.unit_id
WHERE u.organisation_id = $1 AND u.model = $2 AND u.unit_id > $3
  AND ($4 = '' OR u.model = $4) AND ($5 = '' OR u.outlet = $5) AND ($6 = '' OR u.customer = $6) AND ($7 = '' OR u.outlet = $7)
ORDER BY u.unit_id
LIMIT $8

-- :name units_by_outlet
-- 1: organisation_id, 2: outlet, 3: behind which, 4: model, 5: outlet, 6: customer, 7: scope, 8: limit
SELECT u.unit_id, u.serial, u.gtin, u.model, u.category, u.name, u.batch, u.manufactured_on, u.outlet, u.customer,
       n.value, p.channel, p.purchased_on, p.invoice_on, p.installed_on, x.new_unit_id
FROM units u
LEFT JOIN purchases p ON p.organisation_id = u.organisation_id AND p.unit_id = u.unit_id
LEFT JOIN customers c ON c.organisation_id = u.organisation_id AND c.code = u.customer
LEFT JOIN personal n ON n.organisation_id = c.organisation_id AND n.personal_id = c.name_id
LEFT JOIN unit_exchanges x ON x.organisation_id = u.organisation_id AND x.old_unit_id = u.unit_id
WHERE u.organisation_id = $1 AND u.outlet = $2 AND u.unit_id > $3
  AND ($4 = '' OR u.model = $4) AND ($5 = '' OR u.outlet = $5) AND ($6 = '' OR u.customer = $6) AND ($7 = '' OR u.outlet = $7)
ORDER BY u.unit_id
LIMIT $8

-- :name units_by_customer
-- 1: organisation_id, 2: customer, 3: behind which, 4: model, 5: outlet, 6: customer, 7: scope, 8: limit
SELECT u.unit_id, u.serial, u.gtin, u.model, u.category, u.name, u.batch, u.manufactured_on, u.outlet, u.customer,
       n.value, p.channel, p.purchased_on, p.invoice_on, p.installed_on, x.new_unit_id
FROM units u
LEFT JOIN purchases p ON p.organisation_id = u.organisation_id AND p.unit_id = u.unit_id
LEFT JOIN customers c ON c.organisation_id = u.organisation_id AND c.code = u.customer
LEFT JOIN personal n ON n.organisation_id = c.organisation_id AND n.personal_id = c.name_id
LEFT JOIN unit_exchanges x ON x.organisation_id = u.organisation_id AND x.old_unit_id = u.unit_id
WHERE u.organisation_id = $1 AND u.customer = $2 AND u.unit_id > $3
  AND ($4 = '' OR u.model = $4) AND ($5 = '' OR u.outlet = $5) AND ($6 = '' OR u.customer = $6) AND ($7 = '' OR u.outlet = $7)
ORDER BY u.unit_id
LIMIT $8

-- :name units_by_order
-- 1: organisation_id, 2: order_no, 3: behind which, 4: model, 5: outlet, 6: customer, 7: scope, 8: limit
SELECT u.unit_id, u.serial, u.gtin, u.model, u.category, u.name, u.batch, u.manufactured_on, u.outlet, u.customer,
       n.value, p.channel, p.purchased_on, p.invoice_on, p.installed_on, x.new_unit_id
FROM purchases p
JOIN units u ON u.organisation_id = p.organisation_id AND u.unit_id = p.unit_id
LEFT JOIN customers c ON c.organisation_id = u.organisation_id AND c.code = u.customer
LEFT JOIN personal n ON n.organisation_id = c.organisation_id AND n.personal_id = c.name_id
LEFT JOIN unit_exchanges x ON x.organisation_id = u.organisation_id AND x.old_unit_id = u.unit_id
WHERE p.organisation_id = $1 AND p.order_no = $2 AND p.unit_id > $3
  AND ($4 = '' OR u.model = $4) AND ($5 = '' OR u.outlet = $5) AND ($6 = '' OR u.customer = $6) AND ($7 = '' OR u.outlet = $7)
ORDER BY p.unit_id
LIMIT $8

-- :name has_case_of_serial
-- 1: organisation_id, 2: serial, 3: outlet
SELECT 1
FROM cases
WHERE organisation_id = $1 AND serial = $2 AND outlet = $3

-- :name cases_of_unit
-- 1: organisation_id, 2: serial, 3: outlet or nothing, 4: limit
SELECT case_id, number, kind, state, opened_at, resolved_at
FROM cases
WHERE organisation_id = $1 AND serial = $2 AND ($3 = '' OR outlet = $3)
ORDER BY opened_at DESC
LIMIT $4
