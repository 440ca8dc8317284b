#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/cases/events.hpp"
#include "tables/log_events.hpp"

namespace flows {

/// A case of somebody else's log, owned: what the reader showed, kept until the writer has taken it.
struct ImportedCase {
    struct Event {
        base::Instant at;
        std::string activity;
        std::string resource;
        tables::Meaning meaning;
        std::int64_t occurrence;
    };
    std::string key;  ///< its name in the log
    std::vector<Event> events;
    std::string kind;
    std::string channel;
    std::string priority;
    cases::Text product;
    cases::Text serial;
    cases::Text outlet;
    cases::Text person;
    cases::Text region;
    cases::At due_at;
    std::string subject;
    std::string description;
    std::optional<std::int64_t> satisfaction;
    std::vector<std::pair<std::string, std::string>> attributes;
};

/// Copies what the reader shows. `names` are the map's attributes, in its order.
ImportedCase own_case(const tables::LogCase& log, const std::vector<tables::AttributeSource>& names);

/// The event that an imported row means for a case in its present state.
cases::Event event_of(const ImportedCase::Event& event, const cases::Case& known);
/// What opens the case: its first row decides when.
cases::Opened opening_of(const ImportedCase& log, const std::string& source);
/// What the log says by now where it differs from the case; nothing where it does not.
std::optional<cases::Described> description_of(const ImportedCase& log, const cases::Case& known);

}  // namespace flows
