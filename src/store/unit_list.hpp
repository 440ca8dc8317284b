#pragma once

#include "db/transaction.hpp"
#include "domain/units/unit.hpp"

namespace store {

/// What a list tells of a unit.
struct UnitBrief {
    std::string unit_id;
    units::Identity identity;
    units::Text customer;
    units::Text customer_name;  ///< as it stands in the file: to be masked
    units::Text channel;
    units::Day purchased_on;
    units::Day invoice_on;
    units::Day installed_on;
    units::Text replaced_by;  ///< the unit that it was exchanged for
};

/// How the units of a list are found: by what they are all known by, with an index of its own.
enum class UnitsBy { Id, Serial, Gtin, Order, Model, Outlet, Customer };

struct UnitFilter {
    UnitsBy by = UnitsBy::Id;
    std::string value;   ///< what they are found by; of a serial number its beginning
    std::string behind;  ///< where the page goes on: the last unit_id, or by serial number the last of those
    std::string model;   ///< what is left out besides; empty for nothing
    std::string outlet;
    std::string customer;
    std::string scope;  ///< the outlet of who asks
    std::int64_t limit = 50;
};
/// By serial number in that order, else in the order of unit_id.
std::vector<UnitBrief> list_units(const db::ReadTx& tx, std::int64_t organisation_id, const UnitFilter& filter);

/// Whether a case of the serial number is at the outlet.
bool has_case_of_serial(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial,
                        std::string_view outlet);

struct CaseOfUnit {
    std::string case_id;
    std::string number;
    std::string kind;
    std::string state;
    base::Instant opened_at;
    std::optional<base::Instant> resolved_at;
};
/// The newest cases of a serial number, all of them or those of one outlet.
std::vector<CaseOfUnit> cases_of_unit(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial,
                                      std::string_view outlet, std::int64_t limit);

}  // namespace store
