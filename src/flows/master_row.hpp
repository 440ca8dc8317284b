#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "domain/cases/case.hpp"
#include "flows/master_columns.hpp"
#include "store/master_store.hpp"

namespace flows {

/// One row of a master file, read. Personal values are still apart: they are kept beside the ledger.
struct MasterRow {
    std::uint64_t line = 0;
    std::variant<store::Outlet, store::StaffMember, store::Customer, store::Unit> record;
    std::vector<std::pair<std::string, std::string>> details;   ///< what has no column of its own
    std::vector<std::pair<std::string, std::string>> personal;  ///< name, mobile, address
    bool has_odd_mobile = false;                                ///< kept, but nobody can be reached by it

    std::string_view code() const;
    std::string_view subject_kind() const;  ///< "outlet", "staff", "customer", "unit"
    cases::Text outlet() const;             ///< the outlet that it refers to
};

/// Refuses with: missing_code, missing_name, missing_post, missing_product, bad_date, unknown_kind, unknown_state.
base::Result<MasterRow> read_master_row(MasterKind kind, const MasterColumns& columns, const tables::Row& row);

/// ISO, with slashes, dots or 年月日, or eight digits; a time behind it is left out.
std::optional<base::Date> read_loose_date(std::string_view text);
/// Digits only, without a country's 86 in front.
std::string plain_mobile(std::string_view text);
bool is_mobile(std::string_view text);

}  // namespace flows
