#pragma once

#include "store/case_store.hpp"
#include "store/promise_store.hpp"

namespace store {

/// What a list of cases is narrowed by; an empty text means any.
struct CaseFilter {
    std::string kind;
    std::string state;
    std::string outlet;
    std::string person;
    std::string scope;  ///< the only outlet whose cases the caller may see
};

/// Behind which case a page begins, in the order of its list; the beginning where it is not set.
struct CaseMark {
    base::Instant at;
    std::string case_id;
};

/// Newest first, through the index of the narrowest filter: person, outlet, state, kind, or none of them.
std::vector<cases::Case> list_newest(const db::ReadTx& tx, std::int64_t organisation_id, const CaseFilter& filter,
                                     const std::optional<CaseMark>& after, std::int64_t limit);
/// Newest first, those of one serial number.
std::vector<cases::Case> list_of_serial(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial,
                                        const CaseFilter& filter, const std::optional<CaseMark>& after,
                                        std::int64_t limit);
/// Those whose number begins so, the highest number first, from before `below` on where that is not empty.
std::vector<cases::Case> list_numbered(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view prefix,
                                       const CaseFilter& filter, std::string_view below, std::int64_t limit);

/// A case one of whose promises is past due, with the earliest such time.
struct LateCase {
    cases::Case known;
    base::Instant due_at;
};
/// The most urgent first.
std::vector<LateCase> list_late(const db::ReadTx& tx, std::int64_t organisation_id, base::Instant now,
                                const CaseFilter& filter, const std::optional<CaseMark>& after, std::int64_t limit);

/// Oldest first: for work that goes through every case in a state.
std::vector<cases::Case> cases_in_state_after(const db::ReadTx& tx, std::int64_t organisation_id, cases::State state,
                                              const std::optional<CaseMark>& after, std::int64_t limit);

std::vector<CaseCount> counts_of_outlet(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view outlet);
std::vector<OpenClocks> open_clocks_of_outlet(const db::ReadTx& tx, std::int64_t organisation_id,
                                              std::string_view outlet, base::Instant now, base::Instant soon);
/// How many cases of the kind (empty: any) within the scope (empty: everywhere) have a promise past due.
std::int64_t count_late(const db::ReadTx& tx, std::int64_t organisation_id, base::Instant now, std::string_view kind,
                        std::string_view scope);

}  // namespace store
