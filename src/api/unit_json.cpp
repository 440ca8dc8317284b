#include "api/unit_json.hpp"

#include "api/case_json.hpp"
#include "json/fields.hpp"

namespace api {
namespace {

void put_text(json::object& out, std::string_view key, const units::Text& value) {
    if (value) out[key] = *value;
}

void put_known(json::object& out, json::object fields) {
    for (auto& pair : fields) out[pair.key()] = std::move(pair.value());
}

json::value purchase_json(const std::optional<units::Purchase>& purchase) {
    if (!purchase) return nullptr;
    auto out = json::known_fields(*purchase);
    out["docs"] = json::known_fields(purchase->docs);
    return out;
}

json::value exchange_json(const std::optional<units::Exchange>& exchange) {
    if (!exchange) return nullptr;
    json::object out{{"unit_id", exchange->unit_id}};
    put_known(out, json::known_fields(*exchange));
    return out;
}

json::array owners_json(const std::vector<flows::ShownOwner>& owners) {
    json::array out;
    for (const auto& shown : owners) {
        json::object one{{"customer", shown.code}, {"name", shown.name}, {"how", shown.owner.how}};
        put_text(one, "from_on", shown.owner.from_on);
        out.push_back(std::move(one));
    }
    return out;
}

json::array cases_json(const std::vector<store::CaseOfUnit>& cases) {
    json::array out;
    for (const auto& one : cases) {
        out.push_back(json::object{{"id", one.case_id},
                                   {"number", one.number},
                                   {"kind", one.kind},
                                   {"state", one.state},
                                   {"opened_at", base::to_rfc3339(one.opened_at)},
                                   {"resolved_at", time_json(one.resolved_at)}});
    }
    return out;
}

json::array consents_json(const std::vector<customers::Consent>& consents) {
    json::array out;
    for (const auto& consent : consents) {
        json::object one{{"consent_id", consent.consent_id},
                         {"purpose", consent.purpose},
                         {"text_version", consent.text_version},
                         {"given_at", base::to_rfc3339(consent.given_at)},
                         {"withdrawn_at", time_json(consent.withdrawn_at)}};
        put_text(one, "channel", consent.channel);
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

json::object unit_brief_json(const store::UnitBrief& brief) {
    json::object out{{"id", brief.unit_id}};
    put_known(out, json::known_fields(brief.identity));
    put_text(out, "customer", brief.customer);
    put_text(out, "customer_name", brief.customer_name);
    put_text(out, "channel", brief.channel);
    put_text(out, "purchased_on", brief.purchased_on);
    put_text(out, "invoice_on", brief.invoice_on);
    put_text(out, "installed_on", brief.installed_on);
    put_text(out, "replaced_by", brief.replaced_by);
    return out;
}

json::object unit_json(const flows::ShownUnit& shown) {
    const auto& unit = shown.known;
    json::object out{{"id", unit.unit_id}};
    put_known(out, json::known_fields(unit.identity));
    out["purchase"] = purchase_json(unit.purchase);
    out["owners"] = owners_json(shown.owners);
    json::array repairs;
    for (const auto& repair : unit.repairs) {
        json::object one{{"repair_id", repair.repair_id}};
        put_known(one, json::known_fields(repair));
        repairs.push_back(std::move(one));
    }
    out["repairs"] = std::move(repairs);
    json::array replacements;
    for (const auto& replacement : unit.replacements) {
        json::object one{{"replacement_id", replacement.replacement_id}};
        put_known(one, json::known_fields(replacement));
        replacements.push_back(std::move(one));
    }
    out["replacements"] = std::move(replacements);
    out["replaces"] = exchange_json(unit.replaces);
    out["replaced_by"] = exchange_json(unit.replaced_by);
    out["cases"] = cases_json(shown.cases);
    out["public_code"] = shown.code ? json::value(shown.code->code) : json::value(nullptr);
    out["revision"] = unit.revision;
    return out;
}

json::object customer_json(const flows::ShownCustomer& shown) {
    const auto& customer = shown.known;
    json::object out{{"code", customer.code}, {"kind", customer.kind}};
    put_text(out, "region", customer.region);
    for (const auto& [name, value] : customer.details) out[name] = value;
    json::array masked;
    for (const auto& [field, value] : shown.texts) {
        out[field] = value;
        masked.emplace_back(field);
    }
    out["merged_into"] = customer.merged_into ? json::value(*customer.merged_into) : json::value(nullptr);
    json::array merged;
    for (const auto& code : shown.merged) merged.emplace_back(code);
    out["merged"] = std::move(merged);
    out["consents"] = consents_json(customer.consents);
    out["masked"] = std::move(masked);
    out["revision"] = customer.revision;
    return out;
}

json::object entries_json(const std::vector<flows::ShownEntry>& entries) {
    json::array items;
    for (const auto& entry : entries) items.push_back(entry_json(entry));
    return {{"items", std::move(items)}};
}

json::object duplicate_json(const flows::ShownDuplicate& shown) {
    json::array reasons;
    for (const auto& reason : shown.reasons) reasons.emplace_back(reason);
    return {{"first", shown.first},
            {"second", shown.second},
            {"reasons", std::move(reasons)},
            {"found_at", base::to_rfc3339(shown.found_at)}};
}

}  // namespace api
