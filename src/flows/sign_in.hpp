#pragma once

#include "flows/attempts.hpp"
#include "flows/authenticate.hpp"

namespace flows {

constexpr std::chrono::hours kSessionLength{12};

struct SignIn {
    std::string login;
    std::string password;
    std::string peer;  ///< the address it comes from
};
struct SignedIn {
    Identity identity;
    std::string secret;  ///< goes into the cookie; only its hash is kept
};

/// Opens a session for 12 hours. An unknown login takes as long as a wrong password. Blocks while it hashes and writes:
/// for the lane Work. Refuses with: too_many_attempts, wrong_credentials.
base::Result<SignedIn> sign_in(Context& context, Attempts& attempts, const SignIn& asked);

/// Ends the session.
base::Done sign_out(db::WriteTx& tx, Context& context, const Identity& who);

struct ChangePassword {
    std::string current;
    std::string wanted;
    std::string peer;
};
/// Also ends every other session of the user. Blocks like sign_in().
/// Refuses with: too_many_attempts, wrong_password, password_unchanged.
base::Result<base::Done> change_password(Context& context, Attempts& attempts, const Identity& who,
                                         const ChangePassword& asked);

}  // namespace flows
