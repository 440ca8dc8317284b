#pragma once

#include "domain/rating/standard_book.hpp"
#include "rules/node.hpp"

namespace rating {

/// The small pieces that every part of a standard's book is made of; each throws base::BadInput with its place.
Wording read_wording(const rules::Node& node);  ///< {zh, en}, both there and not empty
std::optional<Wording> find_wording(const rules::Node& node, std::string_view key);
base::Rational read_points(const rules::Node& node);  ///< plain decimal, up to 6 places, not negative
PointsBasis read_points_basis(const rules::Node& node);
/// `sources` (each declared, none twice) and `confidence`, which must be what their number bears out.
Provenance read_provenance(const rules::Node& node, const std::map<std::string, BookSource>& declared);

/// An item of the book as it stands there, with the node for complaints.
struct ItemEntry {
    rules::Node node;
    Item item;
    BookItem text;
};
ItemEntry read_item(const rules::Node& node, const std::map<std::string, BookSource>& declared);

/// A group with its node.
struct GroupEntry {
    rules::Node node;
    BookGroup group;
};
/// Refuses points that do not add up, gaps in numbers, groups without items and items without groups.
void check_outline(const std::vector<GroupEntry>& groups, const std::vector<ItemEntry>& items);

}  // namespace rating
