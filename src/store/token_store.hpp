#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.hpp"

namespace store {

/// A key for a program. Of its text only the SHA-256 is kept.
struct Token {
    std::string token_id;
    std::string name;
    std::vector<std::string> scopes;
    base::Instant created_at;
};

void insert_token(db::WriteTx& tx, std::int64_t organisation_id, const Token& token, std::string_view token_hash);
/// Nothing where it was revoked.
std::optional<Token> find_token_by_hash(const db::ReadTx& tx, std::int64_t organisation_id,
                                        std::string_view token_hash);
/// Also a revoked one: for the names of past actors.
std::optional<Token> find_token(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view token_id);
/// Those in force, the oldest first.
std::vector<Token> list_tokens(const db::ReadTx& tx, std::int64_t organisation_id);
/// False where there is no such token in force.
bool revoke_token(db::WriteTx& tx, std::int64_t organisation_id, std::string_view token_id, base::Instant now);

}  // namespace store
