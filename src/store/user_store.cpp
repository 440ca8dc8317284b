#include "store/user_store.hpp"

#include "store/user_store_sql.hpp"

namespace store {
namespace {

User read_user(const db::Row& row) {
    return {.user_id = std::string{row.text(0)},
            .login = std::string{row.text(1)},
            .name = std::string{row.text(2)},
            .role = std::string{row.text(3)},
            .outlet = row.text_if(4),
            .password_hash = std::string{row.text(5)},
            .must_change_password = row.integer(6) != 0,
            .person = row.text_if(7),
            .created_at = row.instant(8),
            .disabled_at = row.instant_if(9),
            .revision = row.integer(10)};
}

}  // namespace

bool has_users(const db::ReadTx& tx, std::int64_t organisation_id) {
    return tx.exists(sql::kHasUsers, {organisation_id});
}

void insert_user(db::WriteTx& tx, std::int64_t organisation_id, const User& user, base::Instant created_at) {
    tx.run(sql::kInsertUser, {organisation_id, user.user_id, user.login, user.name, user.role, user.outlet,
                              user.password_hash, user.must_change_password ? 1 : 0, created_at, user.person});
}

std::optional<User> find_user_by_login(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view login) {
    return tx.one(sql::kFindUserByLogin, {organisation_id, login}, read_user);
}

std::optional<User> find_user(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view user_id) {
    return tx.one(sql::kFindUser, {organisation_id, user_id}, read_user);
}

bool has_login(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view login) {
    return tx.exists(sql::kHasLogin, {organisation_id, login});
}

std::vector<User> list_users(const db::ReadTx& tx, std::int64_t organisation_id) {
    return tx.all(sql::kListUsers, {organisation_id}, read_user);
}

std::int64_t count_others_of_role(const db::ReadTx& tx, std::int64_t organisation_id, const User& user) {
    return tx
        .one(sql::kCountOthersOfRole, {organisation_id, user.role, user.user_id},
             [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

void update_user(db::WriteTx& tx, std::int64_t organisation_id, const User& user) {
    tx.run(sql::kUpdateUser,
           {organisation_id, user.user_id, user.name, user.role, user.outlet, user.person, user.disabled_at});
}

void reset_password(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id, std::string_view hash) {
    tx.run(sql::kResetPassword, {organisation_id, user_id, hash});
}

void set_password(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id, std::string_view hash) {
    tx.run(sql::kSetPassword, {organisation_id, user_id, hash});
}

void insert_session(db::WriteTx& tx, std::int64_t organisation_id, const Session& session) {
    tx.run(sql::kInsertSession, {organisation_id, session.session_hash, session.user_id, session.csrf,
                                 session.created_at, session.expires_at});
}

std::optional<SessionUser> find_session(const db::ReadTx& tx, std::int64_t organisation_id,
                                        std::string_view session_hash, base::Instant now) {
    return tx.one(sql::kFindSession, {organisation_id, session_hash, now}, [](const db::Row& row) {
        return SessionUser{read_user(row), std::string{row.text(11)}};
    });
}

void delete_session(db::WriteTx& tx, std::int64_t organisation_id, std::string_view session_hash) {
    tx.run(sql::kDeleteSession, {organisation_id, session_hash});
}

void delete_other_sessions(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id,
                           std::string_view session_hash) {
    tx.run(sql::kDeleteOtherSessions, {organisation_id, user_id, session_hash});
}

void delete_ended_sessions(db::WriteTx& tx, std::int64_t organisation_id, std::string_view user_id, base::Instant now) {
    tx.run(sql::kDeleteEndedSessions, {organisation_id, user_id, now});
}

}  // namespace store
