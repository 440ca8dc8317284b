#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "domain/rating/book_words.hpp"

namespace rating {
namespace {

/// One place of the outline, item or group, and the points that stand below it.
struct Place {
    const rules::Node* node;
    const BookGroup* group = nullptr;  ///< nothing at an item
    std::vector<base::Rational> below = {};
};

bool less_by_id(const std::string& a, const std::string& b) {
    return id_before(a, b);
}
using Outline = std::map<std::string, Place, decltype(&less_by_id)>;

int last_number(const std::string& id, const rules::Node& node) {
    const auto from = id.rfind('.') + 1;  // 0 where there is no dot
    int number = 0;
    const auto [end, error] = std::from_chars(id.data() + from, id.data() + id.size(), number);
    if (error != std::errc{} || end != id.data() + id.size() || number < 1 ||
        std::to_string(number) != id.substr(from)) {
        node.at("id").refuse(fmt::format("'{}' does not end in a number", id), "items and groups count 1, 2, 3");
    }
    return number;
}

void add(Outline& outline, const std::string& id, Place place) {
    const auto& node = *place.node;
    if (id.empty()) node.at("id").refuse("is empty");
    if (!outline.emplace(id, std::move(place)).second) node.at("id").refuse(fmt::format("'{}' stands here twice", id));
}

/// Below one parent the numbers go 1, 2, 3; the outline is sorted, so each follows the one before.
void check_numbers(const Outline& outline) {
    std::map<std::string, int> last;
    for (const auto& [id, place] : outline) {
        const auto parent = parent_id(id);
        const int number = last_number(id, *place.node);
        if (!parent) continue;
        const auto parent_place = outline.find(*parent);
        // The root, a clause of the standard such as "5", need not be declared: it has no name of its own.
        if (parent_place == outline.end() && parent_id(*parent)) {
            place.node->at("id").refuse(fmt::format("'{}' lies in '{}', which is no group of this book", id, *parent));
        }
        if (parent_place != outline.end() && !parent_place->second.group) {
            place.node->at("id").refuse(fmt::format("'{}' lies in '{}', which is an item", id, *parent));
        }
        const int expected = ++last[*parent];
        if (number != expected) {
            place.node->at("id").refuse(fmt::format("'{}' leaves a gap: '{}.{}' is missing", id, *parent, expected));
        }
    }
}

}  // namespace

void check_outline(const std::vector<GroupEntry>& groups, const std::vector<ItemEntry>& items) {
    Outline outline(&less_by_id);
    for (const auto& [node, group] : groups) add(outline, group.id, {.node = &node, .group = &group});
    for (const auto& entry : items) add(outline, entry.item.id, {.node = &entry.node});
    check_numbers(outline);
    for (const auto& entry : items) {
        for (auto id = parent_id(entry.item.id); id; id = parent_id(*id)) {
            const auto place = outline.find(*id);
            if (place != outline.end()) place->second.below.push_back(entry.item.points);
        }
    }
    for (const auto& [node, group] : groups) {
        auto& below = outline.at(group.id).below;
        if (below.empty()) node.at("id").refuse(fmt::format("'{}' has no items", group.id));
        const auto total = base::sum(std::move(below));
        if (total != group.points) {
            node.at("points").refuse(fmt::format("of '{}' are {}, but its items add up to {}", group.id,
                                                 group.points.to_decimal(6), total.to_decimal(6)),
                                     "change the points of its items");
        }
    }
}

}  // namespace rating
