-- :name find_quotation
-- 1: organisation_id, 2: case_id
SELECT quotation_id, case_id, revision, schedule_id, schedule_version, customer_fen, company_fen, given_revision,
       test_result, updated_at, actor
FROM quotations
WHERE organisation_id = $1 AND case_id = $2

-- :name quotation_lines
-- 1: organisation_id, 2: quotation_id, 3: revision
SELECT item_id, kind, quantity, list_price_fen, unit_price_fen, amount_fen, borne, visit, stacking_group, approval_id,
       forbidden_book, forbidden_clause, forbidden_grade, ruling_id
FROM quotation_lines
WHERE organisation_id = $1 AND quotation_id = $2 AND revision = $3
ORDER BY line

-- :name put_quotation
-- 1: organisation_id, 2: quotation_id, 3: case_id, 4: revision, 5: schedule_id, 6: schedule_version, 7: customer_fen,
-- 8: company_fen, 9: given_revision, 10: test_result, 11: updated_at, 12: actor
INSERT INTO quotations (organisation_id, quotation_id, case_id, revision, schedule_id, schedule_version, customer_fen,
                        company_fen, given_revision, test_result, updated_at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (organisation_id, quotation_id)
DO UPDATE SET revision = excluded.revision, schedule_id = excluded.schedule_id,
              schedule_version = excluded.schedule_version, customer_fen = excluded.customer_fen,
              company_fen = excluded.company_fen, given_revision = excluded.given_revision,
              test_result = excluded.test_result, updated_at = excluded.updated_at, actor = excluded.actor

-- :name insert_quotation_line
-- 1: organisation_id, 2: quotation_id, 3: revision, 4: line, 5: schedule_id, 6: schedule_version, 7: item_id, 8: kind,
-- 9: quantity, 10: list_price_fen, 11: unit_price_fen, 12: amount_fen, 13: borne, 14: visit, 15: stacking_group,
-- 16: approval_id, 17: forbidden_book, 18: forbidden_clause, 19: forbidden_grade, 20: ruling_id
INSERT INTO quotation_lines (organisation_id, quotation_id, revision, line, schedule_id, schedule_version, item_id,
                             kind, quantity, list_price_fen, unit_price_fen, amount_fen, borne, visit, stacking_group,
                             approval_id, forbidden_book, forbidden_clause, forbidden_grade, ruling_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)

-- :name set_given_revision
-- 1: organisation_id, 2: quotation_id, 3: given_revision
UPDATE quotations
SET given_revision = $3
WHERE organisation_id = $1 AND quotation_id = $2

-- :name find_bill
-- 1: organisation_id, 2: case_id
SELECT bill_id, case_id, quotation_id, revision, quoted_fen, billed_fen, same, billed_at, actor
FROM bills
WHERE organisation_id = $1 AND case_id = $2

-- :name bill_lines
-- 1: organisation_id, 2: bill_id
SELECT item_id, visit, quoted_quantity, billed_quantity, quoted_fen, billed_fen
FROM bill_lines
WHERE organisation_id = $1 AND bill_id = $2
ORDER BY line

-- :name insert_bill
-- 1: organisation_id, 2: bill_id, 3: case_id, 4: quotation_id, 5: revision, 6: quoted_fen, 7: billed_fen, 8: same,
-- 9: billed_at, 10: actor
INSERT INTO bills (organisation_id, bill_id, case_id, quotation_id, revision, quoted_fen, billed_fen, same, billed_at,
                   actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- :name insert_bill_line
-- 1: organisation_id, 2: bill_id, 3: line, 4: item_id, 5: visit, 6: quoted_quantity, 7: billed_quantity, 8: quoted_fen,
-- 9: billed_fen
INSERT INTO bill_lines (organisation_id, bill_id, line, item_id, visit, quoted_quantity, billed_quantity, quoted_fen,
                        billed_fen)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- :name delete_bill
-- 1: organisation_id, 2: bill_id
DELETE FROM bills
WHERE organisation_id = $1 AND bill_id = $2

-- :name delete_bill_lines
-- 1: organisation_id, 2: bill_id
DELETE FROM bill_lines
WHERE organisation_id = $1 AND bill_id = $2
