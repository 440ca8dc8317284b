#include "domain/rating/tally.hpp"

#include <algorithm>

namespace rating {
namespace {

using base::Rational;

base::Refusal bad_input(const char* reason) {
    return {"bad_input", {{"reason", reason}}};
}

std::optional<base::Refusal> complaint_about_special(const Special& special, const Assessment& assessment) {
    if (assessment.special_bonus < 0 || assessment.special_bonus > special.bonus_max) {
        return bad_input("bonus_out_of_range");
    }
    if (!assessment.special_deductions.empty() && special.deduction == 0 && !special.fail_from) {
        return bad_input("no_special_deductions");
    }
    return std::nullopt;
}

/// Turns counts into points, item by item.
void weigh(const Standard& standard, Score& out) {
    for (std::size_t i = 0; i < out.items.size(); ++i) {
        auto& found = out.items[i];
        const auto& item = standard.items()[i];
        if (found.state == ItemState::Missing) out.missing.push_back(i);
        if (found.state != ItemState::Found) continue;
        found.lost = found.failed == 0 ? Rational(0) : item.points * Rational(found.failed, found.counted);
        found.obtained = found.failed == 0 ? item.points : item.points - found.lost;
        if (found.lost > 0) out.lost.push_back(i);
        if (item.points_basis == PointsBasis::Working && item.points > 0) out.provisional = true;
    }
    std::stable_sort(out.lost.begin(), out.lost.end(),
                     [&](std::size_t a, std::size_t b) { return out.items[a].lost > out.items[b].lost; });
}

/// Adds the items into their groups and those into theirs, so that the groups of a level sum to the one above exactly.
void add_up(const Standard& standard, Score& out) {
    const auto& groups = standard.groups();
    // One list behind the groups takes what has no group above.
    std::vector<std::vector<Rational>> obtained(groups.size() + 1);
    std::vector<std::vector<Rational>> applicable(groups.size() + 1);
    const auto add = [&](std::optional<std::size_t> to, const Rational& got, const Rational& of) {
        obtained[to.value_or(groups.size())].push_back(got);
        applicable[to.value_or(groups.size())].push_back(of);
    };
    for (std::size_t i = 0; i < out.items.size(); ++i) {
        if (out.items[i].state == ItemState::Found) {
            add(standard.group_of(i), out.items[i].obtained, standard.items()[i].points);
        }
    }
    out.groups.resize(groups.size());
    for (std::size_t g = groups.size(); g-- > 0;) {
        out.groups[g] = {base::sum(std::move(obtained[g])), base::sum(std::move(applicable[g]))};
        add(groups[g].parent, out.groups[g].obtained, out.groups[g].applicable);
    }
    out.obtained = base::sum(std::move(obtained.back()));
    out.applicable = base::sum(std::move(applicable.back()));
}

}  // namespace

base::Result<Score> tally(const Standard& standard, const Assessment& assessment) {
    auto pooled = pool(standard, assessment);
    if (!pooled) return pooled.refusal();
    if (auto complaint = complaint_about_special(standard.special(), assessment)) return *complaint;
    Score out;
    out.items = std::move(*pooled);
    out.special_deductions = static_cast<std::int64_t>(assessment.special_deductions.size());
    out.special_bonus = assessment.special_bonus;
    weigh(standard, out);
    add_up(standard, out);
    return out;
}

Rational outside_points(const Special& special, const Score& tally) {
    return special.bonus * tally.special_bonus - special.deduction * tally.special_deductions;
}

bool fails_by_deductions(const Special& special, const Score& tally) {
    return special.fail_from && tally.special_deductions >= *special.fail_from;
}

}  // namespace rating
