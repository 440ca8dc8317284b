#pragma once

#include "domain/fees/guard.hpp"
#include "flows/fees/forbidden_fees.hpp"

namespace flows {

/// What the lines of a case are held against now: the schedule in force, where the case is, what its ruling forbids
/// and what was approved.
struct CaseGround {
    std::shared_ptr<const Books> books;
    RuledFees ruled;
    fees::Ground ground;
};
CaseGround ground_of(const db::ReadTx& tx, const Context& context, const cases::Case& known);

/// An item of the price list as it would stand on a case, and the refusal where it could not.
struct OfferedItem {
    const fees::Item* item = nullptr;
    std::optional<fees::PricedLine> line;
    std::optional<base::Refusal> refusal;
};
struct OfferedItems {
    std::shared_ptr<const Books> books;
    std::vector<OfferedItem> items;
};
/// The items whose title, kind or id holds what is looked for, at most 50, in the order of the list.
/// Refuses with: no_such_case.
base::Result<OfferedItems> offer_items(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                       const std::pair<std::string, std::string>& case_and_words);

}  // namespace flows
