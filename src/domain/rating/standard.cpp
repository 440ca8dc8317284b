#include "domain/rating/standard.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace rating {
namespace {

base::Refusal bad(std::string reason, std::string id = "") {
    base::Refusal refusal{"bad_standard", {{"reason", std::move(reason)}}};
    if (!id.empty()) refusal.facts.emplace_back("id", std::move(id));
    return refusal;
}

bool is_id(std::string_view id) {
    for (const auto segment : base::split(id, '.')) {
        if (segment.empty()) return false;
        for (const char c : segment) {
            const bool fits =
                (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
            if (!fits) return false;
        }
    }
    return true;
}

std::optional<base::Refusal> complaint_about_items(const std::vector<Item>& items) {
    if (items.empty()) return bad("no_items");
    for (const auto& item : items) {
        if (!is_id(item.id)) return bad("bad_id", item.id);
        if (item.points < 0) return bad("negative_points", item.id);
    }
    for (std::size_t i = 1; i < items.size(); ++i) {
        if (items[i - 1].id == items[i].id) return bad("doubled_item", items[i].id);
    }
    return std::nullopt;
}

std::optional<base::Refusal> complaint_about_levels(const std::vector<Level>& levels) {
    if (levels.empty()) return bad("no_levels");
    std::set<std::string> names;
    std::set<base::Rational> bounds;
    for (const auto& level : levels) {
        if (level.level.empty() || level.level == "none") return bad("bad_level", level.level);
        if (!names.insert(level.level).second || !bounds.insert(level.from).second) {
            return bad("doubled_level", level.level);
        }
    }
    return std::nullopt;
}

}  // namespace

base::Result<Standard> Standard::of(StandardDraft draft) {
    std::sort(draft.items.begin(), draft.items.end(),
              [](const Item& a, const Item& b) { return id_before(a.id, b.id); });
    std::sort(draft.levels.begin(), draft.levels.end(), [](const Level& a, const Level& b) { return a.from > b.from; });
    if (auto complaint = complaint_about_items(draft.items)) return *complaint;
    if (auto complaint = complaint_about_levels(draft.levels)) return *complaint;
    const auto& special = draft.special;
    if (special.deduction < 0 || special.bonus < 0 || special.bonus_max < 0 ||
        (special.fail_from && *special.fail_from < 1)) {
        return bad("negative_special");
    }

    Standard out{std::move(draft)};
    std::map<std::string, std::size_t, std::less<>> places;
    const auto before = [](const std::string& a, const std::string& b) { return id_before(a, b); };
    std::set<std::string, decltype(before)> prefixes(before);
    for (std::size_t i = 0; i < out.items().size(); ++i) {
        out.positions_.emplace(out.items()[i].id, i);
        for (auto id = parent_id(out.items()[i].id); id && prefixes.insert(*id).second; id = parent_id(*id)) {
        }
    }
    for (const auto& id : prefixes) {
        if (out.positions_.contains(id)) return bad("item_is_group", id);
        const auto parent = parent_id(id);
        places.emplace(id, out.groups_.size());
        out.groups_.push_back({id, parent ? std::optional{places.at(*parent)} : std::nullopt});
    }
    for (const auto& item : out.items()) {
        const auto parent = parent_id(item.id);
        out.group_of_.push_back(parent ? std::optional{places.at(*parent)} : std::nullopt);
    }
    return out;
}

std::optional<std::size_t> Standard::position(std::string_view item_id) const {
    const auto found = positions_.find(item_id);
    return found == positions_.end() ? std::nullopt : std::optional{found->second};
}

const std::string& Standard::level_of(const base::Rational& score) const {
    static const std::string kNone = "none";
    for (const auto& level : levels()) {
        if (score >= level.from) return level.level;
    }
    return kNone;
}

}  // namespace rating
