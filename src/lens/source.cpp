#include "lens/source.hpp"

#include "lens/lens_source_sql.hpp"

namespace lens {

namespace {

constexpr std::int64_t kPageRows = 20'480;
constexpr int kFirstInstant = 9;
constexpr int kReworkOf = 22;
constexpr int kMergedInto = 23;

}  // namespace

Source::Source(const db::ReadTx& tx, std::int64_t organisation_id, const Offset& offset, Words& words)
    : tx_(tx), organisation_id_(organisation_id), offset_(offset), words_(words) {}

std::int64_t Source::word(std::string_view text) {
    if (text.empty()) return kUnknown;
    const auto found = known_.find(text);
    if (found != known_.end()) return found->second;
    return known_.emplace(text, words_.add(text)).first->second;
}

/// A promise that was withdrawn is none; one that is settled was kept or broken, and says so itself.
void Source::take_promise(const db::Row& row, CaseFact& fact) {
    const auto id = row.text(1);
    const auto outcome = row.text(4);
    if (outcome == "withdrawn") return;
    const auto due_at = row.integer_if(2).value_or(kUnknown);
    const auto kept = outcome == "open" ? kUnknown : std::int64_t{outcome == "kept"};
    if (id == "response_24h") {
        fact.cells[kResponse24hDueAt] = due_at;
        fact.cells[kResponse24hKept] = kept;
    } else if (id == "emergency_1h") {
        fact.cells[kEmergency1hDueAt] = due_at;
        fact.cells[kEmergency1hKept] = kept;
    } else {
        fact.promises.push_back({word(id), due_at, kept});
    }
}

void Source::take_case(const db::Row& row, std::vector<CaseFact>& facts) {
    if (!row.is_null(kMergedInto)) return;
    auto& fact = facts.emplace_back();
    fact.cells.fill(kUnknown);
    fact.case_id = wide_of(row.text(0));
    if (!row.is_null(kReworkOf)) fact.rework_of = wide_of(row.text(kReworkOf));
    for (std::size_t cell = kKind; cell <= kRegion; ++cell) {
        const int column = static_cast<int>(cell) + 1;
        if (!row.is_null(column)) fact.cells[cell] = word(row.text(column));
    }
    for (std::size_t cell = kOpenedAt; cell <= kWaitedCustomerUs; ++cell) {
        const int column = kFirstInstant + static_cast<int>(cell - kOpenedAt);
        if (!row.is_null(column)) fact.cells[cell] = row.integer(column);
    }
    derive(fact, offset_);
}

bool Source::next_page(std::vector<CaseFact>& facts) {
    facts.clear();
    facts.reserve(kPageRows);
    const auto before = last_id_;
    std::string last;
    tx_.each(sql::kLensCasesPage, {organisation_id_, before, kPageRows}, [&](const db::Row& row) {
        take_case(row, facts);
        last.assign(row.text(0));
    });
    if (last.empty()) return false;
    std::size_t at = 0;
    tx_.each(sql::kLensPromisesPage, {organisation_id_, before, last}, [&](const db::Row& row) {
        const auto id = wide_of(row.text(0));
        const auto behind = [](const duck::Wide& a, const duck::Wide& b) {
            return a.high != b.high ? a.high < b.high : a.low < b.low;
        };
        while (at < facts.size() && behind(facts[at].case_id, id)) ++at;
        if (at < facts.size() && facts[at].case_id == id) take_promise(row, facts[at]);
    });
    last_id_ = std::move(last);
    return true;
}

std::vector<CaseFact> Source::read(const std::vector<std::string>& case_ids) {
    std::vector<CaseFact> facts;
    for (const auto& id : case_ids) {
        const auto before = facts.size();
        tx_.each(sql::kLensCase, {organisation_id_, id}, [&](const db::Row& row) { take_case(row, facts); });
        if (facts.size() == before) continue;
        tx_.each(sql::kLensPromises, {organisation_id_, id},
                 [&](const db::Row& row) { take_promise(row, facts.back()); });
    }
    return facts;
}

}  // namespace lens
