#include "store/bulk_store.hpp"

#include "base/text.hpp"
#include "json/json.hpp"
#include "store/bulk_store_sql.hpp"
#include "store/payload_writer.hpp"

namespace store {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string text_of(const BulkStep& step) {
    std::string text;
    PayloadWriter json{text};
    json.text("word", step.word);
    if (!step.priority.empty()) json.text("priority", step.priority);
    json.text_if("person", step.person);
    json.text_if("outlet", step.outlet);
    json.text_if("waiting_for", step.waiting_for);
    json.text_if("text_id", step.text_id);
    json.text_if("undone_by", step.undone_by);
    json.end();
    return text;
}

/// Earlier rows hold the word alone.
BulkStep read_step(std::string_view text) {
    if (!text.starts_with('{')) return {.word = std::string{text}};
    const auto map = json::parse(text).as_object();
    const auto text_if = [&](std::string_view key) {
        const auto* value = map.if_contains(key);
        return value == nullptr ? cases::Text{} : cases::Text{std::string{value->as_string()}};
    };
    return {.word = text_if("word").value_or(""),
            .priority = text_if("priority").value_or(""),
            .person = text_if("person"),
            .outlet = text_if("outlet"),
            .waiting_for = text_if("waiting_for"),
            .text_id = text_if("text_id"),
            .undone_by = text_if("undone_by")};
}

Bulk read_bulk(const db::Row& row) {
    Bulk bulk{.bulk_id = std::string{row.text(0)},
              .actor = std::string{row.text(1)},
              .state = std::string{row.text(2)},
              .request_hash = std::string{row.text(3)},
              .step = read_step(row.text(4)),
              .next = row.integer(6),
              .created_at = row.instant(7)};
    for (const auto id : base::split(row.text(5), ' ')) {
        if (!id.empty()) bulk.case_ids.emplace_back(id);
    }
    return bulk;
}

BulkCase read_bulk_case(const db::Row& row) {
    return {.position = row.integer(0),
            .case_id = std::string{row.text(1)},
            .number = std::string{row.text(2)},
            .code = std::string{row.text(3)},
            .revision = row.integer(4),
            .is_undone = row.integer(5) != 0,
            .undone_code = std::string{row.text(6)}};
}

}  // namespace

std::optional<Bulk> find_bulk(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view bulk_id) {
    return tx.one(sql::kFindBulk, {organisation_id, bulk_id}, read_bulk);
}

void insert_bulk(db::WriteTx& tx, std::int64_t organisation_id, const Bulk& bulk) {
    const auto ids = joined(bulk.case_ids);
    tx.run(sql::kInsertBulk, {organisation_id, bulk.bulk_id, bulk.actor, bulk.state, bulk.request_hash,
                              text_of(bulk.step), ids, bulk.created_at});
}

void move_bulk(db::WriteTx& tx, std::int64_t organisation_id, const Bulk& bulk, base::Instant now) {
    tx.run(sql::kMoveBulk, {organisation_id, bulk.bulk_id, bulk.state, bulk.next, text_of(bulk.step), now});
}

std::optional<Bulk> claim_silent_bulk(db::WriteTx& tx, std::int64_t organisation_id, base::Instant silent_since,
                                      base::Instant now) {
    const auto bulk = tx.one(sql::kClaimSilentBulk, {organisation_id, silent_since}, read_bulk);
    if (bulk) move_bulk(tx, organisation_id, *bulk, now);
    return bulk;
}

void insert_bulk_case(db::WriteTx& tx, std::int64_t organisation_id, std::string_view bulk_id, const BulkCase& one) {
    tx.run(sql::kInsertBulkCase,
           {organisation_id, bulk_id, one.position, one.case_id, one.number, one.code, one.revision});
}

std::vector<BulkCase> bulk_cases(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view bulk_id,
                                 std::pair<std::int64_t, std::int64_t> positions) {
    return tx.all(sql::kBulkCases, {organisation_id, bulk_id, positions.first, positions.second}, read_bulk_case);
}

void mark_bulk_undone(db::WriteTx& tx, std::int64_t organisation_id, std::string_view bulk_id, const BulkCase& one) {
    tx.run(sql::kMarkBulkUndone, {organisation_id, bulk_id, one.position, one.undone_code});
}

}  // namespace store
