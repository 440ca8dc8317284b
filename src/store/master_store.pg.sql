-- :name find_master_details
-- 1: organisation_id, 2: subject_id (kind:code)
-- The newest entry may still be pending.
SELECT payload
FROM ((SELECT payload, 1 AS pending, xid, local_id
       FROM ledger_pending
       WHERE organisation_id = $1 AND subject_id = $2
       ORDER BY xid DESC, local_id DESC
       LIMIT 1)
      UNION ALL
      (SELECT payload, 0, 0, 0
       FROM ledger
       WHERE organisation_id = $1 AND subject_id = $2
       ORDER BY seq DESC
       LIMIT 1)) AS newest
ORDER BY pending DESC
LIMIT 1
