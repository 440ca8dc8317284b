#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"

namespace store {

/// Somebody who may sign in.
struct User {
    std::string user_id;
    std::string login;
    std::string name;
    std::string role;
    std::optional<std::string> outlet;
    std::string password_hash;
    bool must_change_password = false;
    std::optional<std::string> person = {};  ///< the code of a member of staff, to whom cases are assigned
    base::Instant created_at = {};
    std::optional<base::Instant> disabled_at = {};
    std::int64_t revision = 1;  ///< counts the changes of the row
};

bool has_users(const db::ReadTx& tx, std::int64_t organisation_id);
/// A login that is there already breaks a constraint.
void insert_user(db::WriteTx& tx, std::int64_t organisation_id, const User& user, base::Instant created_at);
/// Nothing for a user who is disabled; find_user() gives them too.
std::optional<User> find_user_by_login(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view login);
std::optional<User> find_user(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view user_id);
/// Whether anybody has or had this login.
bool has_login(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view login);
/// Every user, also the disabled, by login.
std::vector<User> list_users(const db::ReadTx& tx, std::int64_t organisation_id);
/// How many others of the role may sign in.
std::int64_t count_others_of_role(const db::ReadTx& tx, std::int64_t organisation_id, const User& user);
/// Writes name, role, outlet, person and disabled_at.
void update_user(db::WriteTx& tx, std::int64_t organisation_id, const User& user);
/// From now on the user signs in with it once, and then has to change it.
void reset_password(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id, std::string_view hash);
/// From now on the user signs in with it, and need not change it.
void set_password(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id, std::string_view hash);

/// A session as the row keeps it: of its secret only the SHA-256.
struct Session {
    std::string session_hash;
    std::string user_id;
    std::string csrf;
    base::Instant created_at;
    base::Instant expires_at;
};
struct SessionUser {
    User user;
    std::string csrf;
};
void insert_session(db::WriteTx& tx, std::int64_t organisation_id, const Session& session);
/// Who is behind a session; nothing where it has ended, or its user is disabled.
std::optional<SessionUser> find_session(const db::ReadTx& tx, std::int64_t organisation_id,
                                        std::string_view session_hash, base::Instant now);
void delete_session(db::WriteTx& tx, std::int64_t organisation_id, std::string_view session_hash);
/// Ends every session of the user but one; with an empty hash, every one.
void delete_other_sessions(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id,
                           std::string_view session_hash);
void delete_ended_sessions(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id, base::Instant now);

}  // namespace store
