#pragma once

#include <optional>
#include <string>

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
};

bool has_users(const db::ReadTx& tx, std::int64_t organisation_id);
/// A login that is there already breaks a constraint.
void insert_user(db::WriteTx& tx, std::int64_t organisation_id, const User& user, base::Instant created_at);
/// Nothing for a user who is disabled.
std::optional<User> find_user_by_login(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view login);
std::optional<User> find_user(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view user_id);
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
/// Ends every session of the user but one.
void delete_other_sessions(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id,
                           std::string_view session_hash);
void delete_ended_sessions(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id, base::Instant now);

}  // namespace store
