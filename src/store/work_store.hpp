#pragma once

#include "store/case_list.hpp"

namespace store {

/// Whose work is looked for; an empty text means any.
struct WorkFilter {
    std::string outlet;
    std::string person;
    std::string scope;  ///< the only outlet whose cases the caller may see
};

/// From which instants on work presses.
struct WorkLimits {
    base::Instant due_from;       ///< by_clock only: due at or after
    base::Instant due_before;     ///< by_clock: due before; else: without what a clock names before
    base::Instant waiting_since;  ///< a wait for the customer that began before is over
};

/// A case that waits for somebody, with the instant that orders its list.
struct WorkCase {
    cases::Case known;
    base::Instant at;
    std::string promise_id;  ///< of list_work_by_clock() only
};

/// One page of a list of work.
struct WorkPage {
    WorkFilter filter;
    WorkLimits limits;
    std::optional<CaseMark> after;
    std::int64_t limit = 50;
};

/// Cases whose first running clock runs out within the limits, the most urgent first.
std::vector<WorkCase> list_work_by_clock(const db::ReadTx& tx, std::int64_t organisation_id, const WorkPage& page);
/// Cases that have waited too long for the customer, the longest first.
std::vector<WorkCase> list_work_waiting_over(const db::ReadTx& tx, std::int64_t organisation_id, const WorkPage& page);
/// The other running cases of the filter's person, oldest first; nothing without a person.
std::vector<WorkCase> list_work_of_person(const db::ReadTx& tx, std::int64_t organisation_id, const WorkPage& page);
/// The other running cases that nobody is assigned to, oldest first.
std::vector<WorkCase> list_work_of_nobody(const db::ReadTx& tx, std::int64_t organisation_id, const WorkPage& page);

std::int64_t count_work_by_clock(const db::ReadTx& tx, std::int64_t organisation_id, const WorkFilter& filter,
                                 const WorkLimits& limits);
std::int64_t count_work_of_person(const db::ReadTx& tx, std::int64_t organisation_id, const WorkFilter& filter);
/// At most `most` are counted.
std::int64_t count_work_of_nobody(const db::ReadTx& tx, std::int64_t organisation_id, const WorkFilter& filter,
                                  std::int64_t most);

}  // namespace store
