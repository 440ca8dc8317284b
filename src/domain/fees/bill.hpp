#pragma once

#include "domain/fees/guard.hpp"

namespace fees {

/// What was done of an item, as the bill wants to charge it.
struct BillLine {
    std::string item_id;
    std::int64_t visit = 1;
    std::int64_t quantity = 1;
    base::Money unit_price;
};

/// An item of the quotation and of the bill, side by side; only what the customer bears.
struct Compared {
    std::string item_id;
    std::int64_t visit = 1;
    std::int64_t quoted_quantity = 0;
    std::int64_t billed_quantity = 0;
    base::Money quoted;
    base::Money billed;
};

struct Comparison {
    std::vector<Compared> lines;
    base::Money quoted;
    base::Money billed;
    bool is_same = false;  ///< line for line
};

/// Holds a bill against the lines that the customer has consented to. Less is fine, and told; more is refused, for each
/// item: a saving here pays for nothing there (our reading).
/// Refuses with: bill_line_not_quoted, bill_above_quotation.
base::Result<Comparison> compare_bill(std::span<const PricedLine> quoted, std::span<const BillLine> billed);

}  // namespace fees
