-- :name count_cases_without_entries
-- 1: organisation_id
-- scan: the doctor looks at every case
SELECT count(*)
FROM cases c
WHERE c.organisation_id = $1
    AND NOT EXISTS (SELECT 1 FROM ledger l WHERE l.organisation_id = c.organisation_id AND l.subject_id = c.case_id)

-- :name count_case_entries_without_row
-- 1: organisation_id
-- scan: the doctor looks at every entry
SELECT count(*)
FROM ledger l
WHERE l.organisation_id = $1 AND l.subject_kind = 'case'
    AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.organisation_id = l.organisation_id AND c.case_id = l.subject_id)

-- :name count_promises_without_case
-- 1: organisation_id
-- scan: the doctor looks at every promise on a case
SELECT count(*)
FROM case_promises p
WHERE p.organisation_id = $1
    AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.organisation_id = p.organisation_id AND c.case_id = p.case_id)
