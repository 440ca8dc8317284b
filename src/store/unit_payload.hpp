#pragma once

#include <string>
#include <string_view>

#include "domain/units/events.hpp"
#include "ledger/entry.hpp"

namespace store {

/// The entry type of an event of a unit: unit_put, unit_purchased, unit_owner_changed, unit_repair_recorded,
/// unit_repair_withdrawn, unit_part_replaced, unit_exchanged, unit_code_given.
std::string_view entry_type(const units::Event& event);
std::string unit_payload(const units::Event& event);
/// Reads back what unit_payload() wrote, and what stood in unit_put before units had a history.
units::Event read_unit_event(const ledger::Entry& entry);

}  // namespace store
