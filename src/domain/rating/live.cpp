#include "domain/rating/live.hpp"

#include <algorithm>

#include "domain/rating/tally.hpp"

namespace rating {
namespace {

using base::Rational;

LiveState state_of(const Item& item, ItemState found, bool measured) {
    if (found == ItemState::NotApplicable) return LiveState::NotApplicable;
    if (found == ItemState::Found) return measured ? LiveState::Measured : LiveState::Assessed;
    return item.placeholder ? LiveState::Placeholder : LiveState::Waiting;
}

}  // namespace

base::Result<Live> live(const Standard& standard, const Assessment& proven, const std::set<std::string>& measured) {
    auto tallied = tally(standard, proven);
    if (!tallied) return tallied.refusal();
    Live out;
    std::vector<Rational> unproven;
    for (std::size_t i = 0; i < standard.items().size(); ++i) {
        const auto& item = standard.items()[i];
        const auto found = tallied->items[i].state;
        if (item.placeholder && found == ItemState::Found) {
            return base::Refusal{"bad_input", {{"reason", "placeholder_proven"}, {"item", item.id}}};
        }
        out.states.push_back(state_of(item, found, measured.contains(item.id)));
        if (found == ItemState::Missing) unproven.push_back(item.points);
        const bool counts = found != ItemState::NotApplicable && item.points > 0;
        if (counts && item.points_basis == PointsBasis::Working) out.provisional = true;
    }
    const Rational open = base::sum(std::move(unproven));
    out.proven_points = tallied->applicable;
    out.total_points = tallied->applicable + open;
    if (out.total_points == 0) return base::Refusal{"bad_input", {{"reason", "nothing_applicable"}}};

    const auto& special = standard.special();
    const auto outside = outside_points(special, *tallied);
    const auto rate = [&](const Rational& obtained, const Rational& applicable) {
        return std::clamp<Rational>(obtained * 100 / applicable + outside, 0, 100);
    };
    if (out.proven_points > 0) out.score = rate(tallied->obtained, out.proven_points);
    out.low = rate(tallied->obtained, out.total_points);
    out.high = rate(tallied->obtained + open, out.total_points);
    const auto& lowest = standard.level_of(out.low);
    if (fails_by_deductions(special, *tallied)) {
        out.level = "none";
    } else if (lowest == standard.level_of(out.high)) {
        out.level = lowest;
    }
    out.proven = std::move(*tallied);
    return out;
}

}  // namespace rating
