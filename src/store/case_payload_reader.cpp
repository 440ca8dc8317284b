#include <fmt/format.h>

#include <array>
#include <boost/json/monotonic_resource.hpp>

#include "base/failure.hpp"
#include "json/json.hpp"
#include "store/case_payload.hpp"

namespace store {
namespace {

cases::Text text_if(const json::object& map, std::string_view key) {
    const auto* value = map.if_contains(key);
    return value == nullptr ? std::nullopt : cases::Text{std::string{value->as_string()}};
}

std::string text(const json::object& map, std::string_view key) {
    return std::string{map.at(key).as_string()};
}

cases::At instant_if(const json::object& map, std::string_view key) {
    const auto* value = map.if_contains(key);
    return value == nullptr ? std::nullopt : cases::At{base::from_micros(value->as_int64())};
}

cases::State state(const json::object& map, std::string_view key = "to") {
    const auto found = cases::state_from(map.at(key).as_string());
    if (!found) throw base::Failure("a case entry holds an unknown state");
    return *found;
}

std::vector<cases::PersonalRef> personal(const json::object& map) {
    std::vector<cases::PersonalRef> refs;
    if (const auto* list = map.if_contains("personal")) {
        for (const auto& item : list->as_array()) {
            const auto& ref = item.as_object();
            refs.push_back({text(ref, "field"), text(ref, "personal_id"), text(ref, "hash")});
        }
    }
    return refs;
}

std::vector<std::string> words(const json::object& map, std::string_view key) {
    std::vector<std::string> values;
    if (const auto* list = map.if_contains(key)) {
        for (const auto& item : list->as_array()) values.emplace_back(item.as_string());
    }
    return values;
}

std::vector<std::pair<std::string, std::string>> pairs(const json::object& map, std::string_view key) {
    std::vector<std::pair<std::string, std::string>> values;
    if (const auto* object = map.if_contains(key)) {
        for (const auto& pair : object->as_object()) values.emplace_back(pair.key(), pair.value().as_string());
    }
    return values;
}

std::vector<cases::Pause> pauses(const json::object& map) {
    std::vector<cases::Pause> read;
    if (const auto* list = map.if_contains("pauses")) {
        for (const auto& item : list->as_array()) {
            const auto& pair = item.as_array();
            read.push_back({base::from_micros(pair.at(0).as_int64()), base::from_micros(pair.at(1).as_int64())});
        }
    }
    return read;
}

cases::Event read_restored(const json::object& map) {
    return cases::Restored{.to = state(map),
                           .priority = text(map, "priority"),
                           .outlet = text_if(map, "outlet"),
                           .person = text_if(map, "person"),
                           .responded_at = instant_if(map, "responded_at"),
                           .assigned_at = instant_if(map, "assigned_at"),
                           .first_resolved_at = instant_if(map, "first_resolved_at"),
                           .resolved_at = instant_if(map, "resolved_at"),
                           .closed_at = instant_if(map, "closed_at"),
                           .reopened_at = instant_if(map, "reopened_at"),
                           .waiting_for = text_if(map, "waiting_for"),
                           .waiting_since_at = instant_if(map, "waiting_since_at"),
                           .handover_count = map.at("handover_count").as_int64(),
                           .wait_count = map.at("wait_count").as_int64(),
                           .reopened_count = map.at("reopened_count").as_int64(),
                           .waited_customer_us = map.at("waited_customer_us").as_int64(),
                           .pauses = pauses(map),
                           .undone_revision = map.at("undone_revision").as_int64()};
}

cases::Event read_opened(const json::object& map) {
    return cases::Opened{.number = text(map, "number"),
                         .kind = text(map, "kind"),
                         .priority = text(map, "priority"),
                         .channel = text(map, "channel"),
                         .product = text_if(map, "product"),
                         .serial = text_if(map, "serial"),
                         .outlet = text_if(map, "outlet"),
                         .person = text_if(map, "person"),
                         .region = text_if(map, "region"),
                         .due_at = instant_if(map, "due_at"),
                         .rework_of = text_if(map, "rework_of"),
                         .source = text_if(map, "source"),
                         .source_key = text_if(map, "source_key"),
                         .personal = personal(map),
                         .unmatched = words(map, "unmatched"),
                         .attributes = pairs(map, "attributes")};
}

cases::Event read_event(std::string_view type, const json::object& map) {
    if (type == "case_opened") return read_opened(map);
    if (type == "case_responded") return cases::Responded{state(map)};
    if (type == "case_assigned") return cases::Assigned{state(map), text_if(map, "person"), text_if(map, "outlet")};
    if (type == "case_waited") return cases::Waited{state(map), text(map, "waiting_for")};
    if (type == "case_resumed") return cases::Resumed{state(map)};
    if (type == "case_resolved") return cases::Resolved{state(map)};
    if (type == "case_closed") return cases::Closed{state(map)};
    if (type == "case_reopened") return cases::Reopened{state(map)};
    if (type == "case_noted") return cases::Noted{};
    if (type == "case_described") {
        return cases::Described{text_if(map, "product"), text_if(map, "outlet"),    text_if(map, "person"),
                                text_if(map, "region"),  instant_if(map, "due_at"), pairs(map, "attributes")};
    }
    if (type == "case_rated") return cases::Rated{map.at("score").as_int64()};
    if (type == "case_merged") return cases::Merged{text(map, "into")};
    if (type == "case_joined") return cases::Joined{text(map, "case_id")};
    if (type == "case_merge_undone") return cases::MergeUndone{state(map)};
    if (type == "case_parted") return cases::Parted{text(map, "case_id")};
    if (type == "promise_broken") {
        return cases::PromiseBroken{text(map, "promise_id"), base::from_micros(map.at("due_at").as_int64())};
    }
    if (type == "case_prioritised") return cases::Prioritised{text(map, "priority")};
    if (type == "case_restored") return read_restored(map);
    if (type == "case_started") return cases::Started{state(map)};
    throw base::Failure(fmt::format("'{}' is no entry of a case", type));
}

}  // namespace

cases::Entry read_case_entry(const ledger::Entry& entry) {
    try {
        const auto payload = json::parse(entry.payload);
        const auto& map = payload.as_object();
        cases::Entry read{.happened_at = entry.happened_at, .actor = entry.actor, .event = read_event(entry.type, map)};
        if (entry.type != "case_opened") read.personal = personal(map);
        if (const auto bulk_id = text_if(map, "bulk_id")) read.bulk_id = *bulk_id;
        if (const auto* imported = map.if_contains("imported")) {
            const auto& row = imported->as_object();
            const auto* occurrence = row.if_contains("occurrence");
            read.imported = cases::Imported{text(row, "activity"), text(row, "resource"),
                                            occurrence == nullptr ? 1 : occurrence->as_int64()};
        }
        return read;
    } catch (const std::exception& error) {
        throw base::Failure(fmt::format("ledger entry {} ({}): {}", entry.seq, entry.type, error.what()));
    }
}

void read_details(std::string_view details, cases::Case& known) {
    // Read with every case that is shown: no part of it needs memory of its own.
    std::array<unsigned char, 4096> scratch;
    boost::json::monotonic_resource memory{scratch.data(), scratch.size()};
    const auto value = json::parse(details, &memory);
    const auto& map = value.as_object();
    known.pauses = pauses(map);
    known.personal = personal(map);
    known.unmatched = words(map, "unmatched");
    known.merged = words(map, "merged");
    known.attributes = pairs(map, "attributes");
    if (map.contains("state_before_merge")) known.state_before_merge = state(map, "state_before_merge");
}

}  // namespace store
