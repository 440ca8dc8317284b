#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"

namespace flows {

/// What somebody tells us when a case is opened.
struct OpenCase {
    std::string kind;
    std::string subject;
    std::string description;
    std::string priority = "normal";
    std::string channel = "api";
    std::string contact_name;
    std::string contact_mobile;
    cases::Text product;
    cases::Text serial;
    cases::Text outlet;
    cases::Text region;
};

/// Opens a case: gives it a number and its promises, remembers which of unit and outlet are not in our files
/// (`unmatched`, never refused), and whether the unit was repaired in the last 30 days.
/// Refuses with: unknown_kind.
base::Result<cases::Case> open_case(db::WriteTx& tx, Context& context, const Caller& caller, const OpenCase& asked);

}  // namespace flows
