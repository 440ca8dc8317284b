#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"
#include "store/user_store.hpp"

namespace flows {

/// Somebody who shall be able to sign in. The password is hashed before the flow is queued.
struct NewUser {
    std::string login;
    std::string name;
    std::string role;
    std::optional<std::string> outlet;
    std::optional<std::string> person = {};  ///< the code of a member of staff
    std::string password_hash;
    bool must_change_password = true;
};

/// Gives the user_id. Login and name are personal values beside the ledger.
/// Refuses with: unknown_role, outlet_needed (an outlet manager without one), login_taken.
base::Result<std::string> create_user(db::WriteTx& tx, Context& context, const Caller& caller, const NewUser& asked);

/// Who has this id; it has to be known.
store::User known_user(const db::ReadTx& tx, const Context& context, const std::string& user_id);
/// Every user, also the disabled, by login.
std::vector<store::User> list_users(const db::ReadTx& tx, const Context& context);

/// What is to be changed of a user; what is not set stays.
struct ChangeUser {
    std::string user_id;
    std::optional<std::string> name = {};
    std::optional<std::string> role = {};
    std::optional<cases::Text> outlet = {};  ///< set and empty: taken away
    std::optional<cases::Text> person = {};
    std::optional<bool> is_disabled = {};
    std::optional<std::int64_t> revision = {};  ///< as the sender has seen it
};
/// Who is disabled, or gets another role or outlet, is signed out everywhere.
/// Refuses with: no_such_user, changed_meanwhile, unknown_role, outlet_needed, last_admin.
base::Result<store::User> change_user(db::WriteTx& tx, Context& context, const Caller& caller, const ChangeUser& asked);

struct ResetPassword {
    std::string user_id;
    std::string password_hash;
};
/// Gives a new first password, which has to be changed; ends every session of the user. Refuses with: no_such_user.
base::Result<base::Done> reset_password(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const ResetPassword& asked);

struct FirstAdmin {
    std::string login;
    std::string password;
};
/// In a store without users: makes the administrator and gives the password, which is kept nowhere else; nothing where
/// there are users. Blocks while it hashes and writes.
std::optional<FirstAdmin> create_first_admin(Context& context);

}  // namespace flows
