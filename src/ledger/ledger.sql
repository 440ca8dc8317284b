-- :name find_head
-- 1: organisation_id
SELECT seq
FROM ledger
WHERE organisation_id = $1
ORDER BY seq DESC
LIMIT 1

-- :name insert_entry
-- 1: organisation_id, 2: seq, 3: at, 4: happened_at, 5: actor, 6: subject_kind, 7: subject_id, 8: type, 9: payload, 10: hash
INSERT INTO ledger (organisation_id, seq, at, happened_at, actor, subject_kind, subject_id, type, payload, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- :name entries_after
-- 1: organisation_id, 2: seq, 3: limit
SELECT seq, at, happened_at, actor, subject_kind, subject_id, type, payload, hash
FROM ledger
WHERE organisation_id = $1 AND seq > $2
ORDER BY seq
LIMIT $3

-- :name entries_of_subject
-- 1: organisation_id, 2: subject_id
SELECT seq, at, happened_at, actor, subject_kind, subject_id, type, payload, hash
FROM ledger
WHERE organisation_id = $1 AND subject_id = $2
ORDER BY seq

-- :name subjects_after
-- 1: organisation_id, 2: seq, 3: limit
SELECT seq, subject_kind, subject_id
FROM ledger
WHERE organisation_id = $1 AND seq > $2
ORDER BY seq
LIMIT $3

-- :name hashes_after
-- 1: organisation_id, 2: seq, 3: limit
SELECT seq, hash
FROM ledger
WHERE organisation_id = $1 AND seq > $2
ORDER BY seq
LIMIT $3

-- :name find_last_block
-- 1: organisation_id
SELECT block, first_seq, last_seq, root, previous, hash, signature, public_key, sealed_at
FROM ledger_blocks
WHERE organisation_id = $1
ORDER BY block DESC
LIMIT 1

-- :name insert_block
-- 1: organisation_id, 2: block, 3: first_seq, 4: last_seq, 5: root, 6: previous, 7: hash, 8: signature, 9: public_key, 10: sealed_at
INSERT INTO ledger_blocks (organisation_id, block, first_seq, last_seq, root, previous, hash, signature, public_key, sealed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- :name blocks_after
-- 1: organisation_id, 2: block, 3: limit
SELECT block, first_seq, last_seq, root, previous, hash, signature, public_key, sealed_at
FROM ledger_blocks
WHERE organisation_id = $1 AND block > $2
ORDER BY block
LIMIT $3
