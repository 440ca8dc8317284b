#include "flows/authenticate.hpp"

#include "flows/secrets.hpp"
#include "store/token_store.hpp"
#include "store/user_store.hpp"

namespace flows {
namespace {

base::Result<Identity> of_token(const db::ReadTx& tx, const Context& context, const std::string& text) {
    auto token = store::find_token_by_hash(tx, context.organisation_id(), hash_of_secret(text));
    if (!token) return base::Refusal{"token_not_valid"};
    return Identity{.caller = {.actor = token->token_id, .role = "token", .scopes = std::move(token->scopes)},
                    .name = token->name};
}

base::Result<Identity> of_session(const db::ReadTx& tx, const Context& context, const std::string& secret) {
    const auto hash = hash_of_secret(secret);
    const auto found = store::find_session(tx, context.organisation_id(), hash, context.now());
    if (!found) return base::Refusal{"not_signed_in"};
    const auto& user = found->user;
    return Identity{.caller = {.actor = user.user_id, .role = user.role, .outlet = user.outlet, .person = user.person},
                    .login = user.login,
                    .name = user.name,
                    .session_hash = hash,
                    .csrf = found->csrf,
                    .must_change_password = user.must_change_password};
}

}  // namespace

base::Result<Identity> authenticate(Context& context, const Credentials& shown) {
    if (!shown.token && !shown.session) return base::Refusal{"not_signed_in"};
    return context.database.read([&](const db::ReadTx& tx) {
        return shown.token ? of_token(tx, context, *shown.token) : of_session(tx, context, *shown.session);
    });
}

}  // namespace flows
