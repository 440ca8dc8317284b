#include "store/token_store.hpp"

#include "base/text.hpp"
#include "store/token_store_sql.hpp"

namespace store {
namespace {

Token read_token(const db::Row& row) {
    Token token{.token_id = std::string{row.text(0)}, .name = std::string{row.text(1)}, .created_at = row.instant(3)};
    for (const auto scope : base::split(row.text(2), ' ')) token.scopes.emplace_back(scope);
    return token;
}

}  // namespace

void insert_token(db::WriteTx& tx, std::int64_t organisation_id, const Token& token, std::string_view token_hash) {
    std::string scopes;
    for (const auto& scope : token.scopes) scopes += (scopes.empty() ? "" : " ") + scope;
    tx.run(sql::kInsertToken, {organisation_id, token.token_id, token.name, token_hash, scopes, token.created_at});
}

std::optional<Token> find_token_by_hash(const db::ReadTx& tx, std::int64_t organisation_id,
                                        std::string_view token_hash) {
    return tx.one(sql::kFindTokenByHash, {organisation_id, token_hash}, read_token);
}

std::optional<Token> find_token(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view token_id) {
    return tx.one(sql::kFindToken, {organisation_id, token_id}, read_token);
}

std::vector<Token> list_tokens(const db::ReadTx& tx, std::int64_t organisation_id) {
    return tx.all(sql::kListTokens, {organisation_id}, read_token);
}

bool revoke_token(db::WriteTx& tx, std::int64_t organisation_id, std::string_view token_id, base::Instant now) {
    return tx.run_counted(sql::kRevokeToken, {organisation_id, token_id, now}) > 0;
}

}  // namespace store
