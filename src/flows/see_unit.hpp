#pragma once

#include "base/result.hpp"
#include "domain/customers/customer.hpp"
#include "domain/units/unit.hpp"
#include "flows/context.hpp"

namespace flows {

/// The unit with this id or serial number, if the caller may see it: whoever has an outlet sees the units that it looks
/// after and those that a case brought to it.
std::optional<units::Unit> find_seen_unit(const db::ReadTx& tx, const Context& context, const Caller& caller,
                                          const std::string& id);
/// The customer with this code, if the caller may see one of his units.
std::optional<customers::Customer> find_seen_customer(const db::ReadTx& tx, const Context& context,
                                                      const Caller& caller, const std::string& code);

base::Refusal no_such_unit(const std::string& id);
base::Refusal no_such_customer(const std::string& code);

/// Everybody who turned out to be this customer, himself first.
std::vector<std::string> codes_of_customer(const db::ReadTx& tx, const Context& context, const std::string& code);
/// Whom a customer turned out to be, in the end; himself where he was not merged.
std::string survivor_of(const db::ReadTx& tx, const Context& context, const std::string& code);

}  // namespace flows
