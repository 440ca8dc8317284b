#include "cli/token.hpp"

#include <fmt/format.h>

#include "cli/refusal.hpp"
#include "flows/tokens.hpp"

namespace cli {
int create_token(flows::Context& context, const flows::Caller& caller, const std::string& name,
                 const std::vector<std::string>& scopes, Console& console) {
    const auto created = context.database.write_and_wait(
        [&](db::WriteTx& tx) { return flows::create_token(tx, context, caller, {.name = name, .scopes = scopes}); });
    if (!created) return refuse(created.refusal(), console);
    console.out(created->token + "\n");
    return kDone;
}

int list_tokens(flows::Context& context, Console& console) {
    const auto tokens = context.database.read([&](const db::ReadTx& tx) { return flows::list_tokens(tx, context); });
    for (const auto& token : tokens) {
        console.out(fmt::format("{}\t{}\t{}\n", token.token_id, token.name, base::to_rfc3339(token.created_at)));
    }
    return kDone;
}

int revoke_token(flows::Context& context, const flows::Caller& caller, const std::string& token_id, Console& console) {
    const auto revoked = context.database.write_and_wait(
        [&](db::WriteTx& tx) { return flows::revoke_token(tx, context, caller, token_id); });
    return revoked ? kDone : refuse(revoked.refusal(), console);
}

}  // namespace cli
