#pragma once

#include <string>
#include <vector>

#include "db/transaction.hpp"

namespace store {

/// A version of a rulebook. States: published (in force), superseded, draft.
struct RulebookVersion {
    std::string book_id;
    std::int64_t version = 1;
    std::string sha256;
    std::string text;
    base::Instant created_at;
};

std::vector<RulebookVersion> published_rulebooks(const db::ReadTx& tx, std::int64_t organisation_id);
/// Whether any version of the book has had this text, in force or not.
bool has_rulebook_text(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view book_id,
                       std::string_view sha256);
/// 0 where the book has none.
std::int64_t last_rulebook_version(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view book_id);
void insert_rulebook_version(db::WriteTx& tx, std::int64_t organisation_id, const RulebookVersion& version,
                             std::string_view state);
/// What was in force no longer is.
void supersede_rulebook(db::WriteTx& tx, std::int64_t organisation_id, std::string_view book_id);

}  // namespace store
