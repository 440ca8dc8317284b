-- :name find_unit
-- 1: organisation_id, 2: unit_id
SELECT unit_id, serial, gtin, model, category, name, batch, manufactured_on, outlet, revision
FROM units
WHERE organisation_id = $1 AND unit_id = $2

-- :name unit_id_of_serial
-- 1: organisation_id, 2: serial
SELECT unit_id
FROM units
WHERE organisation_id = $1 AND serial = $2

-- :name has_unit_id
-- 1: organisation_id, 2: unit_id
SELECT 1
FROM units
WHERE organisation_id = $1 AND unit_id = $2

-- :name unit_ids_after
-- 1: organisation_id, 2: unit_id behind which, 3: limit
SELECT unit_id
FROM units
WHERE organisation_id = $1 AND unit_id > $2
ORDER BY unit_id
LIMIT $3

-- :name put_unit
-- 1: organisation_id, 2: unit_id, 3: serial, 4: gtin, 5: model, 6: category, 7: name, 8: batch, 9: manufactured_on, 10: outlet, 11: customer, 12: revision
INSERT INTO units (organisation_id, unit_id, serial, gtin, model, category, name, batch, manufactured_on, outlet, customer, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (organisation_id, unit_id)
DO UPDATE SET serial = excluded.serial, gtin = excluded.gtin, model = excluded.model, category = excluded.category,
              name = excluded.name, batch = excluded.batch, manufactured_on = excluded.manufactured_on,
              outlet = excluded.outlet, customer = excluded.customer, revision = excluded.revision

-- :name find_purchase
-- 1: organisation_id, 2: unit_id
SELECT sold_by, channel, platform, anchor, order_no, invoice_no, purchased_on, invoice_on, delivered_on, installed_on,
       installer, signed_on, price_fen, price_paid_fen, docs_invoice, docs_invoice_copy, docs_card, docs_order_record
FROM purchases
WHERE organisation_id = $1 AND unit_id = $2

-- :name put_purchase
-- 1: organisation_id, 2: unit_id, 3: sold_by, 4: channel, 5: platform, 6: anchor, 7: order_no, 8: invoice_no, 9: purchased_on, 10: invoice_on, 11: delivered_on, 12: installed_on, 13: installer, 14: signed_on, 15: price_fen, 16: price_paid_fen, 17: docs_invoice, 18: docs_invoice_copy, 19: docs_card, 20: docs_order_record
INSERT INTO purchases (organisation_id, unit_id, sold_by, channel, platform, anchor, order_no, invoice_no, purchased_on,
                       invoice_on, delivered_on, installed_on, installer, signed_on, price_fen, price_paid_fen,
                       docs_invoice, docs_invoice_copy, docs_card, docs_order_record)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
ON CONFLICT (organisation_id, unit_id)
DO UPDATE SET sold_by = excluded.sold_by, channel = excluded.channel, platform = excluded.platform,
              anchor = excluded.anchor, order_no = excluded.order_no, invoice_no = excluded.invoice_no,
              purchased_on = excluded.purchased_on, invoice_on = excluded.invoice_on,
              delivered_on = excluded.delivered_on, installed_on = excluded.installed_on,
              installer = excluded.installer, signed_on = excluded.signed_on, price_fen = excluded.price_fen,
              price_paid_fen = excluded.price_paid_fen, docs_invoice = excluded.docs_invoice,
              docs_invoice_copy = excluded.docs_invoice_copy, docs_card = excluded.docs_card,
              docs_order_record = excluded.docs_order_record

-- :name owners_of_unit
-- 1: organisation_id, 2: unit_id
SELECT customer, from_on, how
FROM unit_owners
WHERE organisation_id = $1 AND unit_id = $2
ORDER BY position

-- :name insert_owner
-- 1: organisation_id, 2: unit_id, 3: position, 4: customer, 5: from_on, 6: how
INSERT INTO unit_owners (organisation_id, unit_id, position, customer, from_on, how)
VALUES ($1, $2, $3, $4, $5, $6)

-- :name repairs_of_unit
-- 1: organisation_id, 2: unit_id
SELECT repair_id, case_id, sent_on, done_on, part, fault_code, hours, excluded_hours, outcome, record, covered, cause_of_delay
FROM unit_repairs
WHERE organisation_id = $1 AND unit_id = $2
ORDER BY repair_id

-- :name put_repair
-- 1: organisation_id, 2: unit_id, 3: repair_id, 4: case_id, 5: sent_on, 6: done_on, 7: part, 8: fault_code, 9: hours, 10: excluded_hours, 11: outcome, 12: record, 13: covered, 14: cause_of_delay
INSERT INTO unit_repairs (organisation_id, unit_id, repair_id, case_id, sent_on, done_on, part, fault_code, hours,
                          excluded_hours, outcome, record, covered, cause_of_delay)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (organisation_id, unit_id, repair_id)
DO UPDATE SET case_id = excluded.case_id, sent_on = excluded.sent_on, done_on = excluded.done_on, part = excluded.part,
              fault_code = excluded.fault_code, hours = excluded.hours, excluded_hours = excluded.excluded_hours,
              outcome = excluded.outcome, record = excluded.record, covered = excluded.covered,
              cause_of_delay = excluded.cause_of_delay

-- :name delete_repair
-- 1: organisation_id, 2: unit_id, 3: repair_id
DELETE FROM unit_repairs
WHERE organisation_id = $1 AND unit_id = $2 AND repair_id = $3

-- :name replacements_of_unit
-- 1: organisation_id, 2: unit_id
SELECT replacement_id, repair_id, scope, part, replaced_on, batch, origin, guarantee_from_on, guarantee_months
FROM unit_replacements
WHERE organisation_id = $1 AND unit_id = $2
ORDER BY replacement_id

-- :name insert_replacement
-- 1: organisation_id, 2: unit_id, 3: replacement_id, 4: repair_id, 5: scope, 6: part, 7: replaced_on, 8: batch, 9: origin, 10: guarantee_from_on, 11: guarantee_months
INSERT INTO unit_replacements (organisation_id, unit_id, replacement_id, repair_id, scope, part, replaced_on, batch, origin,
                               guarantee_from_on, guarantee_months)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- :name find_replacing_unit
-- 1: organisation_id, 2: old_unit_id
SELECT new_unit_id, exchanged_on, reason, case_id
FROM unit_exchanges
WHERE organisation_id = $1 AND old_unit_id = $2

-- :name find_replaced_unit
-- 1: organisation_id, 2: new_unit_id
SELECT old_unit_id, exchanged_on, reason, case_id
FROM unit_exchanges
WHERE organisation_id = $1 AND new_unit_id = $2

-- :name insert_exchange
-- 1: organisation_id, 2: old_unit_id, 3: new_unit_id, 4: exchanged_on, 5: reason, 6: case_id
INSERT INTO unit_exchanges (organisation_id, old_unit_id, new_unit_id, exchanged_on, reason, case_id)
VALUES ($1, $2, $3, $4, $5, $6)

-- :name find_public_code
-- 1: organisation_id, 2: code
SELECT code, unit_id, given_at
FROM public_codes
WHERE organisation_id = $1 AND code = $2 AND withdrawn_at IS NULL

-- :name public_code_of_unit
-- 1: organisation_id, 2: unit_id
SELECT code, unit_id, given_at
FROM public_codes
WHERE organisation_id = $1 AND unit_id = $2 AND withdrawn_at IS NULL
ORDER BY given_at DESC
LIMIT 1

-- :name insert_public_code
-- 1: organisation_id, 2: code, 3: unit_id, 4: given_at
INSERT INTO public_codes (organisation_id, code, unit_id, given_at)
VALUES ($1, $2, $3, $4)
