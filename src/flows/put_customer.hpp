#pragma once

#include "base/result.hpp"
#include "flows/context.hpp"
#include "flows/record_unit.hpp"

namespace flows {

/// What somebody tells us of a customer. What is absent stays as it is known; an empty text takes a value away.
struct WantedCustomer {
    std::string code;
    cases::Text kind;  ///< consumer, business, dealer
    cases::Text region;
    cases::Text city;
    cases::Text district;
    cases::Text name;
    cases::Text mobile;
    cases::Text address;
};

enum class Effect { None, Added, Changed };

/// What putting the customer would change, personal values compared by what they say.
Effect effect_of(const db::ReadTx& tx, const Context& context, const WantedCustomer& wanted);
/// Writes him where that changes anything, and proposes those who may be the same.
Effect put_customer(db::WriteTx& tx, Context& context, ledger::Appender& appender, const WantedCustomer& wanted,
                    const UnitRecorder::Stamp& stamp);

/// Enters a customer; without a code he gets one. Refuses with: customer_code_taken.
base::Result<customers::Customer> register_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                                    WantedCustomer wanted);
/// Puts right what is known of him. Refuses with: no_such_customer.
base::Result<customers::Customer> correct_customer(db::WriteTx& tx, Context& context, const Caller& caller,
                                                   const WantedCustomer& wanted);

}  // namespace flows
