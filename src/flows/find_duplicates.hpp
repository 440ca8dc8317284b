#pragma once

#include "domain/customers/customer.hpp"
#include "flows/context.hpp"

namespace flows {

/// Proposes whoever has the same mobile, or the same name and address, as the same customer. A pair that somebody has
/// decided upon is left as it is. Proposals follow from what is known of the customers, so they are no entries.
void propose_duplicates(db::WriteTx& tx, const Context& context, const customers::Customer& customer);
/// Proposes that two who own the same unit one after the other are one, where they have one name.
void propose_owners(db::WriteTx& tx, const Context& context, const std::string& before, const std::string& after);

}  // namespace flows
