#pragma once

#include <span>

#include "base/result.hpp"
#include "domain/fees/schedule.hpp"

namespace fees {

/// A line as somebody wants to quote it.
struct Line {
    std::string item_id;
    std::int64_t quantity = 1;
    std::optional<base::Money> unit_price = {};  ///< the list's where absent
    Bearer bearer = Bearer::Customer;
    std::int64_t visit = 1;   ///< of which visit, counted from 1
    std::string approval_id;  ///< of the approval that allows a price above the list
};

/// A price above the list that the named post has approved.
struct ApprovedPrice {
    std::string approval_id;
    std::string item_id;
    base::Money unit_price;  ///< the most that was approved
};

/// What a line is held against.
struct Ground {
    const Schedule& schedule;
    Place place;
    base::Date day;
    std::vector<Forbidden> forbidden = {};
    std::vector<ApprovedPrice> approved = {};
};

/// A line that may stand in a quotation.
struct PricedLine {
    std::string item_id;
    std::string kind;
    std::int64_t quantity = 1;
    base::Money list_price;
    base::Money unit_price;
    base::Money amount;
    Bearer bearer = Bearer::Customer;
    std::int64_t visit = 1;
    std::string stacking_group;  ///< empty where its kind may stand beside any other
    std::string approval_id;
    std::optional<Forbidden> forbidden;   ///< what the ruling forbids to charge, so that the company bears it
    std::optional<Forbidden> unverified;  ///< the same of confidence C: told, and not obeyed
};

struct Totals {
    base::Money customer;
    base::Money company;

    friend bool operator==(const Totals&, const Totals&) = default;
};

constexpr std::size_t kLinesMax = 100;
constexpr std::int64_t kQuantityMax = 1000;
constexpr std::int64_t kVisitsMax = 20;

/// Everything that a quotation may hold, line by line and against one another. What the company bears is free of the
/// ruling and of stacking, never of the list. A line that is refused is named by its place ("line", from 1).
/// Refuses with: fee_unknown_item, fee_not_on_list, fee_forbidden (by a clause of confidence A or B), fee_above_list,
/// fee_stacked, fee_too_much (a sum above base::kMoneyMost).
base::Result<std::vector<PricedLine>> check_lines(const Ground& ground, std::span<const Line> lines);

/// The same for lines that stand already, when a ruling has come since: a ruling counts from the moment it is there.
/// Refuses with: fee_forbidden.
base::Result<base::Done> require_unforbidden(std::span<const PricedLine> lines, std::span<const Forbidden> forbidden);

Totals totals_of(std::span<const PricedLine> lines);

/// The same lines once the test has said whether there is a fault. Inspection is quoted as what it costs at most: where
/// the rule says that the company bears it, the customer is freed of it; he is never charged what he was not quoted.
/// Where the schedule has no such rule, or one of confidence C, nothing changes.
std::vector<PricedLine> settle_inspection(const Schedule& schedule, std::vector<PricedLine> lines, bool fault_proved);

}  // namespace fees
