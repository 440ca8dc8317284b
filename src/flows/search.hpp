#pragma once

#include "domain/search/snippet.hpp"
#include "flows/show_case.hpp"

namespace flows {

/// What somebody looks for.
struct Search {
    std::string q;
    bool cases = true;
    bool customers = true;
    std::int64_t limit = 20;
    std::string cursor;
};

/// A case that answers, and the text of it that says so: `field` is number, serial, product, subject, description,
/// message, comment or contact. A contact is shown masked, and nothing in it is marked.
struct FoundCase {
    ShownCase shown;
    std::string field;
    std::vector<search::Part> snippet;
    std::string merged_into;  ///< the number of the case that goes on; empty where it is no duplicate
};

/// Name and mobile number masked.
struct FoundCustomer {
    std::string code;
    std::string kind;
    std::string region;
    std::string name;
    std::string mobile;
};

struct Found {
    std::vector<FoundCase> cases;
    std::vector<FoundCustomer> customers;  ///< with the first page
    std::optional<std::string> next_cursor;
    std::int64_t as_of_seq = 0;  ///< the last entry of the ledger that was looked through
};

/// The cases that the caller may see and the customers with all of the words. First the case of that very number and
/// those of that very serial, then the newest. A name or a mobile number finds only as a whole. Who sees one outlet
/// finds no customers, because a customer belongs to none. Refuses with: bad_cursor.
base::Result<Found> search_company(const Context& context, const Caller& caller, const Search& asked);

}  // namespace flows
