#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"

namespace flows {

/// Who is behind a request.
struct Identity {
    Caller caller;
    std::string login;  ///< empty for a token
    std::string name;
    std::string session_hash;  ///< empty for a token
    std::string csrf;          ///< what a changing request of this session has to carry
    bool must_change_password = false;

    bool is_token() const { return session_hash.empty(); }
};

/// What a request brought along; a bearer's token goes before the cookie.
struct Credentials {
    std::optional<std::string> token;
    std::optional<std::string> session;
};

/// What was revoked or has ended no longer opens anything: a session is looked up each time, and so is a token, unless
/// it is known from a time behind the last revocation. Refuses with: token_not_valid, not_signed_in.
base::Result<Identity> authenticate(Context& context, const Credentials& shown);

/// The user or token of that id as a caller, where it may still be used and may work on cases: for work that outlives
/// its request.
std::optional<Caller> worker_of(const db::ReadTx& tx, const Context& context, const std::string& actor);

}  // namespace flows
