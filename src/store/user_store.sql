-- :name has_users
-- 1: organisation_id
SELECT 1
FROM users
WHERE organisation_id = $1
LIMIT 1

-- :name insert_user
-- 1: organisation_id, 2: user_id, 3: login, 4: name, 5: role, 6: outlet, 7: password_hash, 8: must_change_password, 9: created_at, 10: person
INSERT INTO users (organisation_id, user_id, login, name, role, outlet, password_hash, must_change_password, created_at, person)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- :name find_user_by_login
-- 1: organisation_id, 2: login
SELECT user_id, login, name, role, outlet, password_hash, must_change_password, person, created_at, disabled_at, revision
FROM users
WHERE organisation_id = $1 AND login = $2 AND disabled_at IS NULL

-- :name find_user
-- 1: organisation_id, 2: user_id
SELECT user_id, login, name, role, outlet, password_hash, must_change_password, person, created_at, disabled_at, revision
FROM users
WHERE organisation_id = $1 AND user_id = $2

-- :name has_login
-- 1: organisation_id, 2: login
-- Also that of a disabled user: a login is never given to somebody else.
SELECT 1
FROM users
WHERE organisation_id = $1 AND login = $2

-- :name list_users
-- 1: organisation_id
SELECT user_id, login, name, role, outlet, password_hash, must_change_password, person, created_at, disabled_at, revision
FROM users
WHERE organisation_id = $1
ORDER BY login

-- :name count_others_of_role
-- 1: organisation_id, 2: role, 3: user_id
SELECT count(*)
FROM users
WHERE organisation_id = $1 AND role = $2 AND user_id <> $3 AND disabled_at IS NULL

-- :name update_user
-- 1: organisation_id, 2: user_id, 3: name, 4: role, 5: outlet, 6: person, 7: disabled_at
UPDATE users
SET name = $3, role = $4, outlet = $5, person = $6, disabled_at = $7, revision = revision + 1
WHERE organisation_id = $1 AND user_id = $2

-- :name reset_password
-- 1: organisation_id, 2: user_id, 3: password_hash
UPDATE users
SET password_hash = $3, must_change_password = 1, revision = revision + 1
WHERE organisation_id = $1 AND user_id = $2

-- :name set_password
-- 1: organisation_id, 2: user_id, 3: password_hash
UPDATE users
SET password_hash = $3, must_change_password = 0
WHERE organisation_id = $1 AND user_id = $2

-- :name insert_session
-- 1: organisation_id, 2: session_hash, 3: user_id, 4: csrf, 5: created_at, 6: expires_at
INSERT INTO sessions (organisation_id, session_hash, user_id, csrf, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6)

-- :name find_session
-- 1: organisation_id, 2: session_hash, 3: now
SELECT u.user_id, u.login, u.name, u.role, u.outlet, u.password_hash, u.must_change_password,
       u.person, u.created_at, u.disabled_at, u.revision, s.csrf
FROM sessions s
JOIN users u ON u.organisation_id = s.organisation_id AND u.user_id = s.user_id
WHERE s.organisation_id = $1 AND s.session_hash = $2 AND s.expires_at > $3 AND u.disabled_at IS NULL

-- :name delete_session
-- 1: organisation_id, 2: session_hash
DELETE FROM sessions
WHERE organisation_id = $1 AND session_hash = $2

-- :name delete_other_sessions
-- 1: organisation_id, 2: user_id, 3: the session that goes on
DELETE FROM sessions
WHERE organisation_id = $1 AND user_id = $2 AND session_hash <> $3

-- :name delete_ended_sessions
-- 1: organisation_id, 2: user_id, 3: now
DELETE FROM sessions
WHERE organisation_id = $1 AND user_id = $2 AND expires_at <= $3
