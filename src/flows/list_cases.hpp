#pragma once

#include "flows/show_case.hpp"

namespace flows {

/// Which cases somebody wants listed; an empty text means any.
struct ListCases {
    std::string kind;
    std::string state;
    std::string outlet;
    std::string person;
    std::string q;      ///< a number from its start, or a whole serial number; where there is none of these, words
    bool late = false;  ///< only those with a promise past due, the most urgent first
    std::int64_t limit = 50;
    std::string cursor;
};

struct CasePage {
    std::vector<ShownCase> items;
    std::optional<std::string> next_cursor;
};

/// A page of the cases that the caller may see, newest first. Refuses with: bad_cursor.
base::Result<CasePage> list_cases(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const ListCases& asked);

/// How many cases stand in each state.
struct CaseCounts {
    std::map<std::string, std::int64_t> states;
    std::int64_t late = 0;
};
CaseCounts count_cases(const db::ReadTx& tx, const Context& context, const Caller& caller, const std::string& kind);

}  // namespace flows
