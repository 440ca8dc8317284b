#include "store/ruling_store.hpp"

#include "base/failure.hpp"
#include "json/json.hpp"
#include "store/payload_writer.hpp"
#include "store/ruling_store_sql.hpp"

namespace store {
namespace {

Ruling read_ruling(const db::Row& row) {
    return {.ruling_id = std::string{row.text(0)},
            .case_id = std::string{row.text(1)},
            .decided_at = row.instant(2),
            .decided_by = std::string{row.text(3)},
            .is_latest = row.integer(4) != 0,
            .result = row.text_if(5),
            .next_trigger_on = row.text_if(6),
            .books = std::string{row.text(7)},
            .facts = std::string{row.text(8)},
            .forbidden = std::string{row.text(9)},
            .answer = std::string{row.text(10)}};
}

}  // namespace

std::optional<Ruling> latest_ruling(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id) {
    return tx.one(sql::kLatestRuling, {organisation_id, case_id}, read_ruling);
}

std::optional<Ruling> find_ruling(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view ruling_id) {
    return tx.one(sql::kFindRuling, {organisation_id, ruling_id}, read_ruling);
}

std::vector<Ruling> rulings_of_case(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view case_id,
                                    std::int64_t limit) {
    return tx.all(sql::kRulingsOfCase, {organisation_id, case_id, limit}, read_ruling);
}

std::vector<Ruling> rulings_due(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view day,
                                std::int64_t limit) {
    return tx.all(sql::kRulingsDue, {organisation_id, day, limit}, read_ruling);
}

std::vector<RunningRuling> rulings_of_running_cases(const db::ReadTx& tx, std::int64_t organisation_id,
                                                    std::string_view after, std::int64_t limit) {
    return tx.all(sql::kRulingsOfRunningCases, {organisation_id, after, limit}, [](const db::Row& row) {
        return RunningRuling{read_ruling(row), std::string{row.text(11)}};
    });
}

void insert_ruling(db::WriteTx& tx, std::int64_t organisation_id, const Ruling& ruling) {
    tx.run(sql::kSupersedeRulings, {organisation_id, ruling.case_id});
    tx.run(sql::kInsertRuling,
           {organisation_id, ruling.ruling_id, ruling.case_id, ruling.decided_at, ruling.decided_by, ruling.result,
            ruling.next_trigger_on, ruling.books, ruling.facts, ruling.forbidden, ruling.answer});
}

void forget_trigger(db::WriteTx& tx, std::int64_t organisation_id, std::string_view ruling_id) {
    tx.run(sql::kForgetTrigger, {organisation_id, ruling_id});
}

std::string payload_of(const Ruling& ruling) {
    std::string payload;
    PayloadWriter json{payload};
    json.text("ruling_id", ruling.ruling_id);
    json.text("case_id", ruling.case_id);
    json.text_if("result", ruling.result);
    json.text_if("next_trigger_on", ruling.next_trigger_on);
    json.text("books", ruling.books);
    json.text("facts", ruling.facts);
    json.text("forbidden", ruling.forbidden);
    json.text("answer", ruling.answer);
    json.end();
    return payload;
}

std::vector<ForbiddenFee> forbidden_of(const Ruling& ruling) {
    std::vector<ForbiddenFee> out;
    const auto text = [](const json::object& one, std::string_view key) {
        const auto* value = one.if_contains(key);
        return value != nullptr && value->is_string() ? std::string{std::string_view{value->get_string()}} : "";
    };
    try {
        const auto list = json::parse(ruling.forbidden);
        if (!list.is_array()) return out;
        for (const auto& item : list.get_array()) {
            if (const auto* one = item.if_object()) {
                out.push_back({text(*one, "fee"), text(*one, "book"), text(*one, "clause"), text(*one, "confidence")});
            }
        }
    } catch (const base::BadInput&) {
    }
    return out;
}

}  // namespace store
