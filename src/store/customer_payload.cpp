#include <array>

#include "base/failure.hpp"
#include "json/json.hpp"
#include "store/customer_store.hpp"
#include "store/master_payload.hpp"
#include "store/payload_writer.hpp"

namespace store {
namespace {

constexpr std::array<std::string_view, 5> kTypes{"customer_put", "customer_merged", "customer_merge_undone",
                                                 "consent_given", "consent_withdrawn"};

struct Write {
    PayloadWriter& json;
    std::string& out;
    std::string_view code;

    void operator()(const customers::Put& put) const {
        json.text("code", code);
        json.text("kind", put.kind);
        json.text_if("region", put.region);
        if (put.details.empty() && put.personal.empty()) return;
        json.begin("details");
        out += details_of(put.details, put.personal);
    }
    void operator()(const customers::Merged& event) const { json.text("into", event.into); }
    void operator()(const customers::MergeUndone&) const {}
    void operator()(const customers::ConsentGiven& event) const {
        const auto& consent = event.consent;
        json.text("consent_id", consent.consent_id);
        json.text("purpose", consent.purpose);
        json.text("text_version", consent.text_version);
        json.text_if("channel", consent.channel);
        json.instant("given_at", consent.given_at);
    }
    void operator()(const customers::ConsentWithdrawn& event) const {
        json.text("consent_id", event.consent_id);
        json.instant("withdrawn_at", event.withdrawn_at);
    }
};

std::string text(const json::object& map, std::string_view key) {
    return std::string{map.at(key).as_string()};
}

cases::Text text_if(const json::object& map, std::string_view key) {
    const auto* value = map.if_contains(key);
    return value == nullptr ? std::nullopt : cases::Text{std::string{value->as_string()}};
}

base::Instant instant(const json::object& map, std::string_view key) {
    return base::from_micros(map.at(key).as_int64());
}

customers::Put read_put(const json::object& map) {
    customers::Put put{.kind = text(map, "kind"), .region = text_if(map, "region"), .details = {}, .personal = {}};
    if (const auto* details = map.if_contains("details")) {
        auto read = read_details_of(details->as_object());
        put.details = std::move(read.values);
        put.personal = std::move(read.personal);
    }
    return put;
}

}  // namespace

std::string_view entry_type(const customers::Event& event) {
    static_assert(kTypes.size() == std::variant_size_v<customers::Event>);
    return kTypes[event.index()];
}

std::string customer_payload(std::string_view code, const customers::Event& event) {
    std::string out;
    PayloadWriter json{out};
    std::visit(Write{json, out, code}, event);
    json.end();
    return out;
}

customers::Event read_customer_event(const ledger::Entry& entry) {
    const auto read = json::parse(entry.payload);
    const auto& map = read.as_object();
    if (entry.type == "customer_put") return read_put(map);
    if (entry.type == "customer_merged") return customers::Merged{text(map, "into")};
    if (entry.type == "customer_merge_undone") return customers::MergeUndone{};
    if (entry.type == "consent_given") {
        return customers::ConsentGiven{{.consent_id = text(map, "consent_id"),
                                        .purpose = text(map, "purpose"),
                                        .text_version = text(map, "text_version"),
                                        .channel = text_if(map, "channel"),
                                        .given_at = instant(map, "given_at"),
                                        .withdrawn_at = {}}};
    }
    if (entry.type == "consent_withdrawn") {
        return customers::ConsentWithdrawn{text(map, "consent_id"), instant(map, "withdrawn_at")};
    }
    throw base::Failure("a customer entry has the unknown type " + entry.type);
}

}  // namespace store
