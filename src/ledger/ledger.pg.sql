-- Many transactions write at once, so an entry is pending until the sequencer gives it its number: see sequence.hpp.

-- :name entries_of_subject
-- 1: organisation_id, 2: subject_id
-- What is still pending stands behind, with no number.
SELECT seq, at, happened_at, actor, subject_kind, subject_id, type, payload, hash
FROM (SELECT seq, at, happened_at, actor, subject_kind, subject_id, type, payload, hash, 0 AS xid, 0 AS local_id
      FROM ledger
      WHERE organisation_id = $1 AND subject_id = $2
      UNION ALL
      SELECT 0, at, happened_at, actor, subject_kind, subject_id, type, payload, '', xid, local_id
      FROM ledger_pending
      WHERE organisation_id = $1 AND subject_id = $2) AS entries
ORDER BY xid, local_id, seq

-- :only insert_pending
-- 1: organisation_id, 2: local_id, 3: at, 4: happened_at, 5: actor, 6: subject_kind, 7: subject_id, 8: type, 9: payload
INSERT INTO ledger_pending (organisation_id, xid, local_id, at, happened_at, actor, subject_kind, subject_id, type, payload)
VALUES ($1, pg_current_xact_id()::text::bigint, $2, $3, $4, $5, $6, $7, $8, $9)

-- :only hold_sequence
-- 1: organisation_id
-- One sequencer at a time, until the end of its transaction.
SELECT pg_advisory_xact_lock(862, $1::int)

-- :only pending_entries
-- 1: organisation_id, 2: limit
-- Only below the horizon: whatever may still be committed has a greater xid than all of these.
SELECT xid, local_id, at, happened_at, actor, subject_kind, subject_id, type, payload
FROM ledger_pending
WHERE organisation_id = $1 AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
ORDER BY xid, local_id
LIMIT $2

-- :only delete_pending
-- 1: organisation_id, 2: xid and 3: local_id of the last entry that was given a number
DELETE FROM ledger_pending
WHERE organisation_id = $1 AND (xid, local_id) <= ($2, $3)

-- :only has_pending
-- 1: organisation_id
SELECT 1
FROM ledger_pending
WHERE organisation_id = $1
LIMIT 1

-- :only tell_followers
SELECT pg_notify('fivestar_ledger', '')
