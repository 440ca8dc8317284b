#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"
#include "store/token_store.hpp"

namespace flows {

struct CreateToken {
    std::string name;
    std::vector<std::string> scopes;  ///< cases:read, cases:write, metrics:read
};
struct CreatedToken {
    std::string token_id;
    std::string token;  ///< "fst_" and 160 random bits; only their SHA-256 is kept
};

/// Makes a key for a program. Refuses with: unknown_scope, scope_needed.
base::Result<CreatedToken> create_token(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const CreateToken& asked);
/// From now on the token opens nothing. Refuses with: no_such_token.
base::Result<base::Done> revoke_token(db::WriteTx& tx, Context& context, const Caller& caller,
                                      const std::string& token_id);
std::vector<store::Token> list_tokens(const db::ReadTx& tx, const Context& context);

}  // namespace flows
