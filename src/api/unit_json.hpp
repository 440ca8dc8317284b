#pragma once

#include "flows/list_units.hpp"
#include "flows/merge_customers.hpp"
#include "flows/show_customer.hpp"
#include "json/json.hpp"

namespace api {

/// The schemas UnitBrief, Unit, Customer and CustomerDuplicate of the contract. What is not known is not there.
json::object unit_brief_json(const store::UnitBrief& brief);
json::object unit_json(const flows::ShownUnit& shown);
json::object customer_json(const flows::ShownCustomer& shown);
json::object duplicate_json(const flows::ShownDuplicate& shown);
/// Entries as a list, each after the schema Entry.
json::object entries_json(const std::vector<flows::ShownEntry>& entries);

}  // namespace api
