#include "store/unit_payload.hpp"

#include <array>

#include "base/failure.hpp"
#include "json/fields.hpp"

namespace store {
namespace {

constexpr std::array<std::string_view, 8> kTypes{
    "unit_put",           "unit_purchased", "unit_owner_changed", "unit_repair_recorded", "unit_repair_withdrawn",
    "unit_part_replaced", "unit_exchanged", "unit_code_given"};

json::object purchase_json(const units::Purchase& purchase) {
    auto out = json::known_fields(purchase);
    if (auto docs = json::known_fields(purchase.docs); !docs.empty()) out["docs"] = std::move(docs);
    return out;
}

units::Purchase read_purchase(const json::object& map) {
    units::Purchase purchase;
    json::read_fields(map, purchase);
    if (const auto* docs = map.if_contains("docs")) json::read_fields(docs->as_object(), purchase.docs);
    return purchase;
}

struct ToJson {
    json::object operator()(const units::Put& put) const {
        json::object out{{"unit", json::known_fields(put.identity)}};
        if (put.purchase) out["purchase"] = purchase_json(*put.purchase);
        if (put.customer) out["customer"] = *put.customer;
        return out;
    }
    json::object operator()(const units::PurchaseRecorded& event) const { return purchase_json(event.purchase); }
    json::object operator()(const units::OwnerChanged& event) const {
        json::object out{{"customer", event.owner.customer}};
        if (event.owner.from_on) out["from_on"] = *event.owner.from_on;
        out["how"] = event.owner.how;
        return out;
    }
    json::object operator()(const units::RepairRecorded& event) const {
        auto out = json::known_fields(event.repair);
        out["repair_id"] = event.repair.repair_id;
        return out;
    }
    json::object operator()(const units::RepairWithdrawn& event) const { return {{"repair_id", event.repair_id}}; }
    json::object operator()(const units::PartReplaced& event) const {
        auto out = json::known_fields(event.replacement);
        out["replacement_id"] = event.replacement.replacement_id;
        return out;
    }
    json::object operator()(const units::Exchanged& event) const {
        auto out = json::known_fields(event.exchange);
        out[event.is_new ? "replaces" : "replaced_by"] = event.exchange.unit_id;
        return out;
    }
    json::object operator()(const units::CodeGiven& event) const { return {{"code_hash", event.code_hash}}; }
};

std::string text(const json::object& map, std::string_view key) {
    return std::string{map.at(key).as_string()};
}

units::Text text_if(const json::object& map, std::string_view key) {
    const auto* value = map.if_contains(key);
    return value == nullptr ? std::nullopt : units::Text{std::string{value->as_string()}};
}

units::Put read_put(const json::object& map) {
    units::Put put{.customer = text_if(map, "customer")};
    if (const auto* unit = map.if_contains("unit")) {
        json::read_fields(unit->as_object(), put.identity);
        if (const auto* purchase = map.if_contains("purchase")) put.purchase = read_purchase(purchase->as_object());
        return put;
    }
    put.is_of_old = true;
    put.identity.serial = text_if(map, "serial");
    put.identity.model = text_if(map, "product");
    put.identity.batch = text_if(map, "batch");
    put.identity.outlet = text_if(map, "outlet");
    if (auto day = text_if(map, "purchased_on")) put.purchase = units::Purchase{.purchased_on = std::move(day)};
    return put;
}

units::Exchanged read_exchanged(const json::object& map) {
    units::Exchanged event{.exchange = {}, .is_new = map.contains("replaces")};
    json::read_fields(map, event.exchange);
    event.exchange.unit_id = text(map, event.is_new ? "replaces" : "replaced_by");
    return event;
}

}  // namespace

std::string_view entry_type(const units::Event& event) {
    static_assert(kTypes.size() == std::variant_size_v<units::Event>);
    return kTypes[event.index()];
}

std::string unit_payload(const units::Event& event) {
    return json::to_text(std::visit(ToJson{}, event));
}

units::Event read_unit_event(const ledger::Entry& entry) {
    const auto read = json::parse(entry.payload);
    const auto& map = read.as_object();
    if (entry.type == "unit_put") return read_put(map);
    if (entry.type == "unit_purchased") return units::PurchaseRecorded{read_purchase(map)};
    if (entry.type == "unit_owner_changed") {
        return units::OwnerChanged{{text(map, "customer"), text_if(map, "from_on"), text(map, "how")}};
    }
    if (entry.type == "unit_repair_recorded") {
        units::RepairRecorded event;
        json::read_fields(map, event.repair);
        event.repair.repair_id = text(map, "repair_id");
        return event;
    }
    if (entry.type == "unit_repair_withdrawn") return units::RepairWithdrawn{text(map, "repair_id")};
    if (entry.type == "unit_part_replaced") {
        units::PartReplaced event;
        json::read_fields(map, event.replacement);
        event.replacement.replacement_id = text(map, "replacement_id");
        return event;
    }
    if (entry.type == "unit_exchanged") return read_exchanged(map);
    if (entry.type == "unit_code_given") return units::CodeGiven{text(map, "code_hash")};
    throw base::Failure("a unit entry has the unknown type " + entry.type);
}

}  // namespace store
