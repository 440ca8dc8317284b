#include "store/unit_list.hpp"

#include "store/unit_list_sql.hpp"

namespace store {
namespace {

UnitBrief read_brief(const db::Row& row) {
    int column = 0;
    UnitBrief brief{.unit_id = std::string{row.text(column++)}};
    for_each_field(brief.identity, [&](std::string_view, units::Text& member) { member = row.text_if(column++); });
    for (auto* member : {&brief.customer, &brief.customer_name, &brief.channel, &brief.purchased_on, &brief.invoice_on,
                         &brief.installed_on, &brief.replaced_by}) {
        *member = row.text_if(column++);
    }
    return brief;
}

const db::Query& query_of(UnitsBy by) {
    switch (by) {
        case UnitsBy::Gtin:
            return sql::kUnitsByGtin;
        case UnitsBy::Order:
            return sql::kUnitsByOrder;
        case UnitsBy::Model:
            return sql::kUnitsByModel;
        case UnitsBy::Outlet:
            return sql::kUnitsByOutlet;
        case UnitsBy::Customer:
            return sql::kUnitsByCustomer;
        default:
            return sql::kUnitsById;
    }
}

}  // namespace

std::vector<UnitBrief> list_units(const db::ReadTx& tx, std::int64_t organisation_id, const UnitFilter& filter) {
    if (filter.by == UnitsBy::Serial) {
        // Nothing sorts above the last code point.
        const auto end = filter.value + "\xf4\x8f\xbf\xbf";
        return tx.all(sql::kUnitsBySerial,
                      {organisation_id, filter.behind.empty() ? filter.value : filter.behind, filter.behind,
                       filter.model, filter.outlet, filter.customer, filter.scope, filter.limit, end},
                      read_brief);
    }
    return tx.all(query_of(filter.by),
                  {organisation_id, filter.value, filter.behind, filter.model, filter.outlet, filter.customer,
                   filter.scope, filter.limit},
                  read_brief);
}

bool has_case_of_serial(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial,
                        std::string_view outlet) {
    return tx.exists(sql::kHasCaseOfSerial, {organisation_id, serial, outlet});
}

std::vector<CaseOfUnit> cases_of_unit(const db::ReadTx& tx, std::int64_t organisation_id, std::string_view serial,
                                      std::string_view outlet, std::int64_t limit) {
    return tx.all(sql::kCasesOfUnit, {organisation_id, serial, outlet, limit}, [](const db::Row& row) {
        return CaseOfUnit{std::string{row.text(0)}, std::string{row.text(1)}, std::string{row.text(2)},
                          std::string{row.text(3)}, row.instant(4),           row.instant_if(5)};
    });
}

}  // namespace store
