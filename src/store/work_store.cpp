#include "store/work_store.hpp"

#include <limits>

#include "store/work_store_sql.hpp"

namespace store {
namespace {

const CaseMark kOldest{base::from_micros(std::numeric_limits<std::int64_t>::min()), ""};
constexpr int kColumns = 32;  // of read_case()

CaseMark mark_of(const WorkPage& page) {
    return page.after ? *page.after : kOldest;
}

WorkCase read_work(const db::Row& row) {
    return {read_case(row), row.instant(kColumns), ""};
}

WorkCase read_clock(const db::Row& row) {
    return {read_case(row), row.instant(kColumns), std::string{row.text(kColumns + 1)}};
}

std::int64_t read_count(const db::Row& row) {
    return row.integer(0);
}

}  // namespace

std::vector<WorkCase> list_work_by_clock(const db::ReadTx& tx, std::int64_t organisation_id, const WorkPage& page) {
    const auto mark = mark_of(page);
    const auto& [outlet, person, scope] = page.filter;
    return tx.all(sql::kWorkByClock,
                  {organisation_id, page.limits.due_from, page.limits.due_before, mark.at, mark.case_id, outlet, person,
                   scope, page.limit},
                  read_clock);
}

std::vector<WorkCase> list_work_waiting_over(const db::ReadTx& tx, std::int64_t organisation_id, const WorkPage& page) {
    const auto mark = mark_of(page);
    const auto& [outlet, person, scope] = page.filter;
    return tx.all(sql::kWorkWaitingOver,
                  {organisation_id, page.limits.waiting_since, mark.at, mark.case_id, outlet, person, scope, page.limit,
                   page.limits.due_before},
                  read_work);
}

std::vector<WorkCase> list_work_of_person(const db::ReadTx& tx, std::int64_t organisation_id, const WorkPage& page) {
    if (page.filter.person.empty()) return {};
    const auto mark = mark_of(page);
    return tx.all(sql::kWorkOfPerson,
                  {organisation_id, page.filter.person, mark.at, mark.case_id, page.filter.outlet, page.filter.scope,
                   page.limit, page.limits.due_before, page.limits.waiting_since},
                  read_work);
}

std::vector<WorkCase> list_work_of_nobody(const db::ReadTx& tx, std::int64_t organisation_id, const WorkPage& page) {
    const auto mark = mark_of(page);
    return tx.all(sql::kWorkOfNobody,
                  {organisation_id, mark.at, mark.case_id, page.filter.outlet, page.filter.scope, page.limit,
                   page.limits.due_before, page.limits.waiting_since},
                  read_work);
}

std::int64_t count_work_by_clock(const db::ReadTx& tx, std::int64_t organisation_id, const WorkFilter& filter,
                                 const WorkLimits& limits) {
    return tx
        .one(sql::kCountWorkByClock,
             {organisation_id, limits.due_from, limits.due_before, filter.outlet, filter.person, filter.scope},
             read_count)
        .value_or(0);
}

std::int64_t count_work_of_person(const db::ReadTx& tx, std::int64_t organisation_id, const WorkFilter& filter) {
    if (filter.person.empty()) return 0;
    return tx.one(sql::kCountWorkOfPerson, {organisation_id, filter.person, filter.outlet, filter.scope}, read_count)
        .value_or(0);
}

std::int64_t count_work_of_nobody(const db::ReadTx& tx, std::int64_t organisation_id, const WorkFilter& filter,
                                  std::int64_t most) {
    return tx.one(sql::kCountWorkOfNobody, {organisation_id, filter.outlet, filter.scope, most}, read_count)
        .value_or(0);
}

}  // namespace store
