#pragma once

#include "flows/see_unit.hpp"
#include "store/unit_list.hpp"
#include "store/unit_store.hpp"

namespace flows {

/// Which units somebody wants listed; an empty text means any.
struct ListUnits {
    std::string q;  ///< how a serial number begins, or a whole GTIN or order number
    std::string model;
    std::string outlet;
    std::string customer;
    std::int64_t limit = 50;
    std::string cursor;
};
struct UnitPage {
    std::vector<store::UnitBrief> items;  ///< the owner's name masked
    std::optional<std::string> next_cursor;
};
/// A page of the units that the caller may see: whoever has an outlet, those that it looks after. Refuses with:
/// bad_cursor.
base::Result<UnitPage> list_units(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const ListUnits& asked);

/// An owner as a page sees him.
struct ShownOwner {
    units::Owner owner;
    std::string code;  ///< of whom he turned out to be
    std::string name;  ///< masked
};
/// Everything about one unit.
struct ShownUnit {
    units::Unit known;
    std::vector<ShownOwner> owners;
    std::vector<store::CaseOfUnit> cases;
    std::optional<store::PublicCode> code;
};
/// Refuses with: no_such_unit.
base::Result<ShownUnit> show_unit(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                  const std::string& id);
ShownUnit show_unit(const db::ReadTx& tx, const Context& context, const Caller& caller, units::Unit known);
/// The unit that a public code is printed on; nothing for a code that is not in force.
std::optional<units::Unit> unit_of_code(const db::ReadTx& tx, const Context& context, const std::string& code);

}  // namespace flows
