#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "domain/cases/case.hpp"
#include "flows/master_columns.hpp"
#include "flows/mobile.hpp"
#include "flows/put_unit.hpp"
#include "store/master_store.hpp"

namespace flows {

/// One row of a master file, read. Personal values are still apart: they are kept beside the ledger. A blank cell of a
/// customer or a unit says nothing: what is known stays.
struct MasterRow {
    std::uint64_t line = 0;
    std::variant<store::Outlet, store::StaffMember, WantedCustomer, WantedUnit> record;
    std::vector<std::pair<std::string, std::string>> details;   ///< what has no column of its own
    std::vector<std::pair<std::string, std::string>> personal;  ///< the mobile of a member of staff
    bool has_odd_mobile = false;                                ///< kept, but nobody can be reached by it

    std::string_view code() const;
    std::string_view subject_kind() const;  ///< "outlet", "staff", "customer", "unit"
    cases::Text outlet() const;             ///< the outlet that it refers to
    cases::Text customer() const;           ///< the customer that it refers to
};

/// Refuses with: missing_code, missing_name, missing_post, missing_product, bad_date, bad_price, too_long,
/// unknown_kind, unknown_state, unknown_channel, unknown_installer, unknown_flag, gtin_not_valid, days_out_of_order.
base::Result<MasterRow> read_master_row(MasterKind kind, const MasterColumns& columns, const tables::Row& row);

/// ISO, with slashes, dots or 年月日, or eight digits; a time behind it is left out.
std::optional<base::Date> read_loose_date(std::string_view text);
/// "2,999.00" or "¥2999" as fen; nothing where it is no such price, or finer than a fen.
std::optional<std::int64_t> read_yuan(std::string_view text);

}  // namespace flows
