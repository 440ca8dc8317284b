#include "domain/fees/schedule.hpp"

#include <algorithm>

namespace fees {
namespace {

bool holds(const std::vector<std::string>& wanted, const std::string& given) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), given) != wanted.end();
}

bool is_in_force(const Price& price, base::Date day) {
    return (!price.from || *price.from <= day) && (!price.until || day < *price.until);
}

int conditions_of(const Price& price) {
    return int{!price.classes.empty()} + int{!price.regions.empty()} + int{!price.levels.empty()};
}

}  // namespace

const Item* Schedule::find(std::string_view item_id) const {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.item_id == item_id; });
    return found == items.end() ? nullptr : &*found;
}

const StackingGroup* Schedule::group_of(std::string_view kind) const {
    const auto found = std::find_if(stacking.begin(), stacking.end(), [&](const StackingGroup& group) {
        return std::find(group.kinds.begin(), group.kinds.end(), kind) != group.kinds.end();
    });
    return found == stacking.end() ? nullptr : &*found;
}

std::string Schedule::class_of(std::string_view product) const {
    for (const auto& one : classes) {
        for (const auto& model : one.models) {
            if (product.starts_with(model)) return one.class_id;
        }
    }
    return "";
}

std::optional<base::Money> price_of(const Schedule& schedule, const Item& item, const Place& place, base::Date day) {
    const auto product_class = schedule.class_of(place.product);
    const Price* best = nullptr;
    for (const auto& price : item.prices) {
        const bool applies = is_in_force(price, day) && holds(price.classes, product_class) &&
                             holds(price.regions, place.region) && holds(price.levels, place.level);
        if (!applies) continue;
        const auto more = best == nullptr ? 1 : conditions_of(price) - conditions_of(*best);
        if (more > 0 || (more == 0 && price.amount < best->amount)) best = &price;
    }
    return best == nullptr ? std::nullopt : std::optional{best->amount};
}

}  // namespace fees
