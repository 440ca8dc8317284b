#pragma once

#include <set>

#include "flows/context.hpp"
#include "store/case_list.hpp"

namespace search {
struct Query;
}

namespace flows {

/// Which cases with these words are wanted, and where the page begins.
struct CasesOfWords {
    const search::Query& query;
    store::CaseFilter filter;
    std::optional<std::int64_t> below;  ///< the doc_id of the last one seen; the newest where it is not set
    std::int64_t limit = 50;
    std::set<std::string> but;  ///< ids of cases that are not wanted again
};

struct CasesWithWords {
    std::vector<cases::Case> items;
    std::optional<std::int64_t> next;  ///< `below` of the next page
};

/// The cases that answer the query, newest first. Looks at kLookedAtMax documents at most: a page may then hold fewer
/// than its limit, or none, and still have a next one.
CasesWithWords cases_of_words(const db::ReadTx& tx, const Context& context, const CasesOfWords& asked);
constexpr std::int64_t kLookedAtMax = 1000;

}  // namespace flows
