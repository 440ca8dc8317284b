#pragma once

#include <string>
#include <string_view>

#include "domain/cases/events.hpp"
#include "ledger/entry.hpp"

namespace store {

/// The ledger's word for an event: "case_opened", "case_responded" ...
std::string_view entry_type(const cases::Event& event);
/// The payload of a case entry, as one line of JSON, appended to `out`.
void append_payload(std::string& out, const cases::Entry& entry);
/// Reads back what append_payload() wrote. Throws base::Failure for anything else: the ledger is ours.
cases::Entry read_case_entry(const ledger::Entry& entry);

/// What a case row keeps as JSON in `details`: pauses, personal references, attributes and the like.
std::string write_details(const cases::Case& known);
void read_details(std::string_view text, cases::Case& known);

}  // namespace store
