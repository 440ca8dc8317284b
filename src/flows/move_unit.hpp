#pragma once

#include "flows/put_unit.hpp"

namespace flows {

// What can happen to a unit that is in the files. Each refuses with no_such_unit where the caller may not see it.

struct TransferUnit {
    std::string unit_id;
    std::string customer;
    units::Day on;  ///< today where absent
};
/// Somebody else owns it from now on. Refuses with: no_such_unit, unit_exchanged, no_such_customer, owner_unchanged.
base::Result<units::Unit> transfer_unit(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const TransferUnit& asked);

/// Enters a repair; one with the id of a known repair says more about that one. `repair.case_id` may be a case's
/// number. Refuses with: no_such_unit, no_such_repair, no_such_case, days_out_of_order, repair_open.
struct RepairUnit {
    std::string unit_id;
    units::Repair repair;
    bool is_new = true;
};
base::Result<units::Unit> repair_unit(db::WriteTx& tx, Context& context, const Caller& caller, const RepairUnit& asked);

/// A part was put in. Refuses with: no_such_unit, no_such_repair.
struct ReplacePart {
    std::string unit_id;
    units::Replacement replacement;
};
base::Result<units::Unit> replace_part(db::WriteTx& tx, Context& context, const Caller& caller,
                                       const ReplacePart& asked);

/// The unit is given back and another one comes in its place, to the same owner; where that one is not in the files it
/// is registered. Refuses with: no_such_unit, unit_exchanged, no_such_case, exchange_with_itself, exchange_taken, and
/// with what register_unit() refuses.
struct ExchangeUnit {
    std::string unit_id;
    units::Identity with;
    units::Exchange exchange;  ///< without the other unit's id
};
base::Result<units::Unit> exchange_unit(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const ExchangeUnit& asked);

/// The code that is printed on the unit, made where it has none. Refuses with: no_such_unit.
base::Result<std::string> give_public_code(db::WriteTx& tx, Context& context, const Caller& caller,
                                           const std::string& unit_id);

}  // namespace flows
