#include "domain/fees/bill.hpp"

#include <algorithm>
#include <map>

namespace fees {
namespace {

using base::Refusal;
using Key = std::pair<std::int64_t, std::string>;  ///< visit and item

std::map<Key, Compared> quoted_by_item(std::span<const PricedLine> quoted) {
    std::map<Key, Compared> by_item;
    for (const auto& line : quoted) {
        if (line.bearer != Bearer::Customer) continue;
        auto& one = by_item[{line.visit, line.item_id}];
        one.item_id = line.item_id;
        one.visit = line.visit;
        one.quoted_quantity += line.quantity;
        one.quoted += line.amount;
    }
    return by_item;
}

}  // namespace

base::Result<Comparison> compare_bill(std::span<const PricedLine> quoted, std::span<const BillLine> billed) {
    auto by_item = quoted_by_item(quoted);
    for (std::size_t at = 0; at < billed.size(); ++at) {
        const auto& line = billed[at];
        const auto found = by_item.find({line.visit, line.item_id});
        if (found == by_item.end()) {
            return Refusal{"bill_line_not_quoted", {{"line", std::to_string(at + 1)}, {"item_id", line.item_id}}};
        }
        auto& one = found->second;
        one.billed_quantity += line.quantity;
        one.billed += line.unit_price * line.quantity;
        if (one.billed > one.quoted || one.billed_quantity > one.quoted_quantity) {
            return Refusal{"bill_above_quotation",
                           {{"line", std::to_string(at + 1)},
                            {"item_id", line.item_id},
                            {"quoted_fen", std::to_string(one.quoted.fen)},
                            {"billed_fen", std::to_string(one.billed.fen)}}};
        }
    }
    Comparison comparison{.is_same = true};
    for (auto& [key, one] : by_item) {
        comparison.quoted += one.quoted;
        comparison.billed += one.billed;
        comparison.is_same =
            comparison.is_same && one.quoted == one.billed && one.quoted_quantity == one.billed_quantity;
        comparison.lines.push_back(std::move(one));
    }
    return comparison;
}

}  // namespace fees
