#include "store/rulebook_store.hpp"

#include "store/rulebook_store_sql.hpp"

namespace store {
namespace {

RulebookVersion read_version(const db::Row& row) {
    return {.book_id = std::string{row.text(0)},
            .version = row.integer(1),
            .sha256 = std::string{row.text(2)},
            .text = std::string{row.text(3)},
            .created_at = row.instant(4),
            .state = std::string{row.text(5)}};
}

}  // namespace

std::vector<RulebookVersion> published_rulebooks(const db::ReadTx& tx, std::int64_t organisation_id) {
    return tx.all(sql::kPublishedRulebooks, {organisation_id}, [](const db::Row& row) {
        return RulebookVersion{.book_id = std::string{row.text(0)},
                               .version = row.integer(1),
                               .sha256 = std::string{row.text(2)},
                               .text = std::string{row.text(3)},
                               .created_at = row.instant(4)};
    });
}

bool has_rulebook_text(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view book_id,
                       std::string_view sha256) {
    return tx.exists(sql::kFindRulebookText, {organisation_id, book_id, sha256});
}

std::int64_t last_rulebook_version(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view book_id) {
    return tx
        .one(sql::kLastRulebookVersion, {organisation_id, book_id}, [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

void insert_rulebook_version(db::WriteTx& tx, std::int64_t organisation_id, const RulebookVersion& version,
                             std::string_view state) {
    tx.run(sql::kInsertRulebookVersion, {organisation_id, version.book_id, version.version, state, version.sha256,
                                         version.text, version.created_at});
}

void supersede_rulebook(db::WriteTx& tx, std::int64_t organisation_id, std::string_view book_id) {
    tx.run(sql::kSupersedeRulebook, {organisation_id, book_id});
}

std::vector<RulebookVersion> rulebook_versions(const db::ReadTx& tx, std::int64_t organisation_id,
                                               std::string_view book_id) {
    return tx.all(sql::kRulebookVersions, {organisation_id, book_id}, read_version);
}

std::optional<RulebookVersion> find_rulebook_version(const db::ReadTx& tx, std::int64_t organisation_id,
                                                     std::string_view book_id, std::int64_t version) {
    return tx.one(sql::kFindRulebookVersion, {organisation_id, book_id, version}, read_version);
}

std::optional<KeptDraft> find_rulebook_draft(const db::ReadTx& tx, std::int64_t organisation_id,
                                             std::string_view book_id) {
    return tx.one(sql::kFindRulebookDraft, {organisation_id, book_id}, [](const db::Row& row) {
        return KeptDraft{row.integer(0), std::string{row.text(1)}, std::string{row.text(2)}, row.instant(3)};
    });
}

void put_rulebook_draft(db::WriteTx& tx, std::int64_t organisation_id, std::string_view book_id,
                        const KeptDraft& draft) {
    tx.run(sql::kPutRulebookDraft,
           {organisation_id, book_id, draft.based_on, draft.text, draft.actor, draft.updated_at});
}

bool delete_rulebook_draft(db::WriteTx& tx, std::int64_t organisation_id, std::string_view book_id) {
    return tx.run_counted(sql::kDeleteRulebookDraft, {organisation_id, book_id}) > 0;
}

}  // namespace store
