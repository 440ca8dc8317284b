#include "flows/authenticate.hpp"

#include <algorithm>

#include "flows/secrets.hpp"
#include "store/token_store.hpp"
#include "store/user_store.hpp"

namespace flows {
namespace {

Caller caller_of(const store::User& user) {
    return {.actor = user.user_id, .role = user.role, .outlet = user.outlet, .person = user.person};
}

Caller caller_of(store::Token& token) {
    return {.actor = token.token_id, .role = "token", .scopes = std::move(token.scopes)};
}

base::Result<Identity> of_token(const db::ReadTx& tx, const Context& context, const std::string& text) {
    auto token = store::find_token_by_hash(tx, context.organisation_id(), hash_of_secret(text));
    if (!token) return base::Refusal{"token_not_valid"};
    return Identity{.caller = caller_of(*token), .name = token->name};
}

base::Result<Identity> of_session(const db::ReadTx& tx, const Context& context, const std::string& secret) {
    const auto hash = hash_of_secret(secret);
    const auto found = store::find_session(tx, context.organisation_id(), hash, context.now());
    if (!found) return base::Refusal{"not_signed_in"};
    const auto& user = found->user;
    return Identity{.caller = caller_of(user),
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

std::optional<Caller> worker_of(const db::ReadTx& tx, const Context& context, const std::string& actor) {
    const auto user = store::find_user(tx, context.organisation_id(), actor);
    if (user && !user->disabled_at && context.books()->roles.may(user->role, "work_on_cases")) return caller_of(*user);
    for (auto& token : store::list_tokens(tx, context.organisation_id())) {
        if (token.token_id != actor) continue;
        const bool works = std::find(token.scopes.begin(), token.scopes.end(), "cases:write") != token.scopes.end();
        return works ? std::optional{caller_of(token)} : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace flows
