#include "store/case_list.hpp"

#include <limits>

#include "store/case_list_sql.hpp"

namespace store {
namespace {

const CaseMark kNewest{base::from_micros(std::numeric_limits<std::int64_t>::max()), ""};
const CaseMark kOldest{base::from_micros(std::numeric_limits<std::int64_t>::min()), ""};
constexpr int kColumns = 32;  // of read_case()

std::vector<cases::Case> list_driven(const db::ReadTx& tx, const db::Query& query, std::string_view value,
                                     const std::optional<CaseMark>& after, std::int64_t organisation_id,
                                     const CaseFilter& filter, std::int64_t limit) {
    const auto& mark = after ? *after : kNewest;
    return tx.all(query,
                  {organisation_id, value, mark.at, mark.case_id, filter.kind, filter.state, filter.outlet,
                   filter.person, filter.scope, limit},
                  read_case);
}

}  // namespace

std::vector<cases::Case> list_newest(const db::ReadTx& tx, std::int64_t organisation_id, const CaseFilter& filter,
                                     const std::optional<CaseMark>& after, std::int64_t limit) {
    const auto driven = [&](const db::Query& query, const std::string& value) {
        return list_driven(tx, query, value, after, organisation_id, filter, limit);
    };
    if (!filter.person.empty()) return driven(sql::kCasesOfPerson, filter.person);
    if (!filter.scope.empty()) return driven(sql::kCasesOfOutlet, filter.scope);
    if (!filter.outlet.empty()) return driven(sql::kCasesOfOutlet, filter.outlet);
    if (!filter.state.empty()) return driven(sql::kCasesOfState, filter.state);
    if (!filter.kind.empty()) return driven(sql::kCasesOfKind, filter.kind);
    const auto& mark = after ? *after : kNewest;
    return tx.all(sql::kCasesNewest,
                  {organisation_id, mark.at, mark.case_id, filter.kind, filter.state, filter.outlet, filter.person,
                   filter.scope, limit},
                  read_case);
}

std::vector<cases::Case> list_of_serial(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial,
                                        const CaseFilter& filter, const std::optional<CaseMark>& after,
                                        std::int64_t limit) {
    return list_driven(tx, sql::kCasesOfSerial, serial, after, organisation_id, filter, limit);
}

std::vector<cases::Case> list_numbered(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view prefix,
                                       const CaseFilter& filter, std::string_view below, std::int64_t limit) {
    // Numbers are of capital letters, digits and '-', all of which come before '~'.
    const auto end = below.empty() ? std::string{prefix} + '~' : std::string{below};
    return tx.all(
        sql::kCasesNumbered,
        {organisation_id, prefix, end, filter.kind, filter.state, filter.outlet, filter.person, filter.scope, limit},
        read_case);
}

std::vector<LateCase> list_late(const db::ReadTx& tx, std::int64_t organisation_id, base::Instant now,
                                const CaseFilter& filter, const std::optional<CaseMark>& after, std::int64_t limit) {
    const auto& mark = after ? *after : kOldest;
    return tx.all(sql::kCasesLate,
                  {organisation_id, now, mark.at, mark.case_id, filter.kind, filter.state, filter.outlet, filter.person,
                   filter.scope, limit},
                  [](const db::Row& row) {
                      return LateCase{read_case(row), row.instant(kColumns)};
                  });
}

std::vector<cases::Case> cases_in_state_after(const db::ReadTx& tx, std::int64_t organisation_id, cases::State state,
                                              const std::optional<CaseMark>& after, std::int64_t limit) {
    const auto& mark = after ? *after : kOldest;
    return tx.all(sql::kCasesInStateAfter, {organisation_id, cases::to_word(state), mark.at, mark.case_id, limit},
                  read_case);
}

std::vector<CaseCount> counts_of_outlet(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view outlet) {
    return tx.all(sql::kCountsOfOutlet, {organisation_id, outlet}, [](const db::Row& row) {
        return CaseCount{std::string{row.text(0)}, std::string{row.text(1)}, row.integer(2)};
    });
}

std::vector<OpenClocks> open_clocks_of_outlet(const db::ReadTx& tx, std::int64_t organisation_id,
                                              std::string_view outlet, base::Instant now, base::Instant soon) {
    return tx.all(sql::kOpenClocksOfOutlet, {organisation_id, outlet, now, soon}, [](const db::Row& row) {
        return OpenClocks{std::string{row.text(0)}, row.integer(1), row.integer(2), row.integer(3)};
    });
}

std::int64_t count_late(const db::ReadTx& tx, std::int64_t organisation_id, base::Instant now, std::string_view kind,
                        std::string_view scope) {
    return tx
        .one(sql::kLateOfKind, {organisation_id, now, kind, scope}, [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

}  // namespace store
