#pragma once

#include "flows/put_customer.hpp"
#include "flows/see_unit.hpp"

namespace flows {

/// What somebody tells us of a unit. What is absent stays as it is known.
struct WantedUnit {
    std::string unit_id;  ///< empty: known by its serial number, or new
    units::Identity identity;
    std::optional<units::Purchase> purchase;
    cases::Text customer;  ///< the code of who owns it
};

/// What putting the unit would change.
Effect effect_of(const db::ReadTx& tx, const Context& context, const WantedUnit& wanted);
/// Writes it where that changes anything.
Effect put_unit(db::WriteTx& tx, Context& context, ledger::Appender& appender, const WantedUnit& wanted,
                const UnitRecorder::Stamp& stamp);

/// Refuses what cannot be of a unit: gtin_not_valid, days_out_of_order.
base::Result<base::Done> check_unit(const WantedUnit& wanted);

/// Registers a unit that is not in the files. Refuses with: serial_or_gtin_needed, gtin_not_valid, days_out_of_order,
/// no_such_customer, serial_taken.
base::Result<units::Unit> register_unit(db::WriteTx& tx, Context& context, const Caller& caller,
                                        const WantedUnit& wanted);
/// Puts right what a unit is, or how it was bought, delivered and installed. Refuses with: no_such_unit,
/// gtin_not_valid, days_out_of_order, serial_taken.
base::Result<units::Unit> correct_unit(db::WriteTx& tx, Context& context, const Caller& caller,
                                       const WantedUnit& wanted);

}  // namespace flows
