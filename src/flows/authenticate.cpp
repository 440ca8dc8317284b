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

std::optional<store::Token> find_token(Context& context, const std::string& hash) {
    const bool is_alone = !context.database.has_many_writers();
    if (is_alone) {
        if (auto known = context.known_tokens.find(hash)) return known;
    }
    const auto version = context.known_tokens.version();
    auto token = context.database.read(
        [&](const db::ReadTx& tx) { return store::find_token_by_hash(tx, context.organisation_id(), hash); });
    if (token && is_alone) context.known_tokens.keep(hash, *token, version);
    return token;
}

base::Result<Identity> of_token(Context& context, const std::string& text) {
    auto token = find_token(context, hash_of_secret(text));
    if (!token) return base::Refusal{"token_not_valid"};
    return Identity{.caller = caller_of(*token), .name = std::move(token->name)};
}

base::Result<Identity> of_session(Context& context, const std::string& secret) {
    const auto hash = hash_of_secret(secret);
    const auto found = context.database.read(
        [&](const db::ReadTx& tx) { return store::find_session(tx, context.organisation_id(), hash, context.now()); });
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
    return shown.token ? of_token(context, *shown.token) : of_session(context, *shown.session);
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
