#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"

namespace flows {

/// Somebody who shall be able to sign in. The password is hashed before the flow is queued.
struct NewUser {
    std::string login;
    std::string name;
    std::string role;
    std::optional<std::string> outlet;
    std::string password_hash;
    bool must_change_password = true;
};

/// Gives the user_id. Login and name are personal values beside the ledger.
/// Refuses with: unknown_role, outlet_needed (an outlet manager without one), login_taken.
base::Result<std::string> create_user(db::WriteTx& tx, Context& context, const Caller& caller, const NewUser& asked);

struct FirstAdmin {
    std::string login;
    std::string password;
};
/// In a store without users: makes the administrator and gives the password, which is kept nowhere else; nothing where
/// there are users. Blocks while it hashes and writes.
std::optional<FirstAdmin> create_first_admin(Context& context);

}  // namespace flows
