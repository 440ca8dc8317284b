#pragma once

#include <vector>

#include "base/money.hpp"
#include "base/time.hpp"
#include "domain/cases/process.hpp"
#include "domain/fees/fee.hpp"

namespace fees {

using cases::Bilingual;

/// What a price may depend on: of which class the product is, in which region the customer lives, and of which level
/// the outlet is that comes.
struct Place {
    std::string product;  ///< its model; empty where nobody says
    std::string region;
    std::string level;  ///< own, commissioned; empty where no outlet has the case
};

/// What an item costs where all of its conditions hold; an empty condition always does.
struct Price {
    base::Money amount;
    std::vector<std::string> classes;
    std::vector<std::string> regions;
    std::vector<std::string> levels;
    std::optional<base::Date> from;   ///< in force from this day on
    std::optional<base::Date> until;  ///< and before this one
};

/// One line of the price list.
struct Item {
    std::string item_id;
    std::string kind;
    Bilingual title;
    Bilingual unit;
    bool is_public = true;
    std::vector<Price> prices;
};

/// Kinds of which one visit may be charged one alone.
struct StackingGroup {
    std::string group_id;
    std::vector<std::string> kinds;
    Bilingual text;
    Basis basis;
};

/// Who bears the inspection once the test says whether there is a fault.
struct InspectionRule {
    Bearer fault_proved = Bearer::Company;
    Bearer no_fault = Bearer::Customer;
    Bilingual text;
    Basis basis;
};

struct ProductClass {
    std::string class_id;
    Bilingual title;
    std::vector<std::string> models;  ///< how the models of the class begin
};

/// A public price list, one version of it.
struct Schedule {
    std::string book_id;
    std::int64_t version = 1;
    Bilingual title;
    Bilingual note;
    std::vector<ProductClass> classes;
    std::vector<Item> items;
    std::vector<StackingGroup> stacking;
    std::optional<InspectionRule> inspection;
    std::string over_list_post;  ///< whose approval a price above the list needs

    const Item* find(std::string_view item_id) const;
    const StackingGroup* group_of(std::string_view kind) const;
    /// The class of a model; empty where it belongs to none.
    std::string class_of(std::string_view product) const;
};

/// The price of the item there on that day: of those whose conditions hold the one with the most conditions, and of
/// equals the lowest (our reading, in favour of the customer). Nothing where the list has none.
std::optional<base::Money> price_of(const Schedule& schedule, const Item& item, const Place& place, base::Date day);

}  // namespace fees
