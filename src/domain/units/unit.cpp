#include "domain/units/unit.hpp"

#include <algorithm>

namespace units {

const Repair* Unit::find_repair(std::string_view repair_id) const {
    const auto found =
        std::find_if(repairs.begin(), repairs.end(), [&](const Repair& one) { return one.repair_id == repair_id; });
    return found == repairs.end() ? nullptr : &*found;
}

const Repair* Unit::open_repair() const {
    const auto found = std::find_if(repairs.begin(), repairs.end(), [](const Repair& one) { return !one.done_on; });
    return found == repairs.end() ? nullptr : &*found;
}

bool is_gtin(std::string_view text) {
    if (text.size() != 8 && (text.size() < 12 || text.size() > 14)) return false;
    int sum = 0;
    // From the right, the digits before the last one weigh 3, 1, 3 ...
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = text[text.size() - 1 - i];
        if (digit < '0' || digit > '9') return false;
        sum += (digit - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
}

Day bought_on(const Purchase& purchase) {
    for (const auto* day :
         {&purchase.purchased_on, &purchase.invoice_on, &purchase.delivered_on, &purchase.signed_on}) {
        if (*day) return *day;
    }
    return std::nullopt;
}

}  // namespace units
