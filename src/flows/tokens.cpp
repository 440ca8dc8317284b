#include "flows/tokens.hpp"

#include <algorithm>
#include <array>

#include "flows/secrets.hpp"
#include "ledger/append.hpp"
#include "store/payload_writer.hpp"

namespace flows {
namespace {

constexpr int kTokenBits = 160;
constexpr std::array<std::string_view, 5> kScopes{"cases:read", "cases:write", "units:read", "units:write",
                                                  "metrics:read"};

void write_entry(db::WriteTx& tx, const Context& context, const Caller& caller,
                 const std::pair<std::string_view, std::string_view>& token_and_type, std::string_view payload) {
    const auto now = context.now();
    ledger::Appender{tx, context.organisation_id(), now}.append({.happened_at = now,
                                                                 .actor = caller.actor,
                                                                 .subject_kind = "token",
                                                                 .subject_id = token_and_type.first,
                                                                 .type = token_and_type.second,
                                                                 .payload = payload});
}

}  // namespace

base::Result<CreatedToken> create_token(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const CreateToken& asked) {
    if (asked.scopes.empty()) return base::Refusal{"scope_needed"};
    for (const auto& scope : asked.scopes) {
        if (std::find(kScopes.begin(), kScopes.end(), scope) == kScopes.end()) {
            return base::Refusal{"unknown_scope", {{"scope", scope}}};
        }
    }
    const auto now = context.now();
    CreatedToken made{context.ids.next(now), "fst_" + random_text(context.random, kTokenBits)};
    store::insert_token(tx, context.organisation_id(),
                        {.token_id = made.token_id, .name = asked.name, .scopes = asked.scopes, .created_at = now},
                        hash_of_secret(made.token));
    std::string payload;
    store::PayloadWriter json{payload};
    json.text("name", asked.name);
    json.words("scopes", asked.scopes);
    json.end();
    write_entry(tx, context, caller, {made.token_id, "token_created"}, payload);
    return made;
}

base::Result<base::Done> revoke_token(db::WriteTx& tx, Context& context, const Caller& caller,
                                      const std::string& token_id) {
    if (!store::revoke_token(tx, context.organisation_id(), token_id, context.now())) {
        return base::Refusal{"no_such_token", {{"token", token_id}}};
    }
    write_entry(tx, context, caller, {token_id, "token_revoked"}, "{}");
    tx.when_over([&context] { context.known_tokens.forget_all(); });
    return base::Done{};
}

std::vector<store::Token> list_tokens(const db::ReadTx& tx, const Context& context) {
    return store::list_tokens(tx, context.organisation_id());
}

}  // namespace flows
