-- :name news_after
-- 1: organisation_id, 2: seq, 3: limit
SELECT l.seq, l.happened_at, l.actor, l.subject_kind, l.subject_id, l.type, c.number, c.outlet
FROM ledger l
LEFT JOIN cases c ON c.organisation_id = l.organisation_id AND c.case_id = l.subject_id
WHERE l.organisation_id = $1 AND l.seq > $2
ORDER BY l.seq
LIMIT $3
