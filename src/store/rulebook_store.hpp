#pragma once

#include <optional>
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
    std::string state = {};  ///< published, superseded, draft
};

/// A changed text that nobody has published yet.
struct KeptDraft {
    std::int64_t based_on = 0;  ///< the version it was made from
    std::string text;
    std::string actor;
    base::Instant updated_at;
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

/// Every version of a book without its text, the newest first.
std::vector<RulebookVersion> rulebook_versions(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view book_id);
std::optional<RulebookVersion> find_rulebook_version(const db::ReadTx& tx, std::int64_t organisation_id,
                                                     std::string_view book_id, std::int64_t version);

std::optional<KeptDraft> find_rulebook_draft(const db::ReadTx& tx, std::int64_t organisation_id,
                                             std::string_view book_id);
void put_rulebook_draft(db::WriteTx& tx, std::int64_t organisation_id, std::string_view book_id,
                        const KeptDraft& draft);
/// False where there is none.
bool delete_rulebook_draft(db::WriteTx& tx, std::int64_t organisation_id, std::string_view book_id);

}  // namespace store
