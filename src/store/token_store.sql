-- :name insert_token
-- 1: organisation_id, 2: token_id, 3: name, 4: token_hash, 5: scopes, 6: created_at
INSERT INTO tokens (organisation_id, token_id, name, token_hash, scopes, created_at)
VALUES ($1, $2, $3, $4, $5, $6)

-- :name find_token_by_hash
-- 1: organisation_id, 2: token_hash
SELECT token_id, name, scopes, created_at
FROM tokens
WHERE organisation_id = $1 AND token_hash = $2 AND revoked_at IS NULL

-- :name find_token
-- 1: organisation_id, 2: token_id
SELECT token_id, name, scopes, created_at
FROM tokens
WHERE organisation_id = $1 AND token_id = $2

-- :name list_tokens
-- 1: organisation_id
SELECT token_id, name, scopes, created_at
FROM tokens
WHERE organisation_id = $1 AND revoked_at IS NULL
ORDER BY token_id

-- :name revoke_token
-- 1: organisation_id, 2: token_id, 3: now
UPDATE tokens
SET revoked_at = $3
WHERE organisation_id = $1 AND token_id = $2 AND revoked_at IS NULL
