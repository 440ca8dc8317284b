#include "flows/imported_case.hpp"

#include <charconv>

namespace flows {
namespace {

using tables::Meaning;

std::optional<std::int64_t> score_from(std::string_view text) {
    std::int64_t score = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), score);
    if (error != std::errc{} || end != text.data() + text.size() || score < 1 || score > 5) return std::nullopt;
    return score;
}

base::Instant instant_from(std::string_view digits) {
    std::int64_t micros = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), micros);
    return base::from_micros(micros);
}

void take_attribute(ImportedCase& log, const std::string& name, std::string_view value) {
    if (name == "kind") {
        log.kind = value;
    } else if (name == "channel") {
        log.channel = value;
    } else if (name == "priority") {
        log.priority = value == "emergency" ? "emergency" : "normal";
    } else if (name == "product") {
        log.product = value;
    } else if (name == "serial") {
        log.serial = value;
    } else if (name == "outlet") {
        log.outlet = value;
    } else if (name == "person") {
        log.person = value;
    } else if (name == "region") {
        log.region = value;
    } else if (name == "subject") {
        log.subject = value;
    } else if (name == "description") {
        log.description = value;
    } else if (name == "satisfaction") {
        log.satisfaction = score_from(value);
    } else if (name == tables::kDueAttribute) {
        log.due_at = instant_from(value);
    } else {
        log.attributes.emplace_back(name, value);
    }
}

cases::Waited waited(std::string waiting_for) {
    return {cases::State::Waiting, std::move(waiting_for)};
}

}  // namespace

ImportedCase own_case(const tables::LogCase& log, const std::vector<tables::AttributeSource>& names) {
    ImportedCase owned{.key = std::string{log.id}, .kind = "consultation", .channel = "import", .priority = "normal"};
    owned.events.reserve(log.events.size());
    for (const auto& event : log.events) {
        owned.events.push_back(
            {event.at, std::string{event.activity}, std::string{event.resource}, event.meaning, event.occurrence});
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (log.attributes[i]) take_attribute(owned, names[i].name, *log.attributes[i]);
    }
    return owned;
}

cases::Event event_of(const ImportedCase::Event& event, const cases::Case& known) {
    switch (event.meaning) {
        case Meaning::Responded:
            return cases::Responded{known.assigned_at ? cases::State::Assigned : cases::State::Responded};
        case Meaning::Assigned:
            return cases::Assigned{cases::State::Assigned,
                                   event.resource.empty() ? cases::Text{} : cases::Text{event.resource}, std::nullopt};
        case Meaning::WaitingCustomer:
            return waited("customer");
        case Meaning::WaitingParts:
            return waited("parts");
        case Meaning::WaitingVendor:
            return waited("third_party");
        case Meaning::WaitingUnknown:
            return waited("unknown");
        case Meaning::Resumed:
            return cases::Resumed{cases::state_to_go_on(known)};
        case Meaning::Resolved:
            return cases::Resolved{cases::State::Resolved};
        case Meaning::Closed:
            return cases::Closed{cases::State::Closed};
        case Meaning::Reopened:
            return cases::Reopened{cases::state_to_go_on(known)};
        case Meaning::None:
        case Meaning::Opened:
        case Meaning::InProgress:
            break;
    }
    return cases::Noted{};
}

cases::Opened opening_of(const ImportedCase& log, const std::string& source) {
    return {.kind = log.kind,
            .priority = log.priority,
            .channel = log.channel,
            .product = log.product,
            .serial = log.serial,
            .outlet = log.outlet,
            .person = log.person,
            .region = log.region,
            .due_at = log.due_at,
            .source = source,
            .source_key = log.key,
            .attributes = log.attributes};
}

std::optional<cases::Described> description_of(const ImportedCase& log, const cases::Case& known) {
    cases::Described described;
    bool differs = false;
    const auto compare = [&differs](const cases::Text& now, const cases::Text& before, cases::Text& change) {
        if (!now || now == before) return;
        change = now;
        differs = true;
    };
    compare(log.product, known.product, described.product);
    compare(log.outlet, known.outlet, described.outlet);
    compare(log.person, known.person, described.person);
    compare(log.region, known.region, described.region);
    if (log.due_at && log.due_at != known.due_at) {
        described.due_at = log.due_at;
        differs = true;
    }
    if (!log.attributes.empty() && log.attributes != known.attributes) {
        described.attributes = log.attributes;
        differs = true;
    }
    return differs ? std::optional{described} : std::nullopt;
}

}  // namespace flows
