#include "api/case_json.hpp"

namespace api {
namespace {

void put_text(json::object& out, std::string_view key, const std::optional<std::string>& value) {
    if (value) out[key] = *value;
}

json::value text_or_null(const std::optional<std::string>& value) {
    return value ? json::value(*value) : json::value(nullptr);
}

json::array words_json(const std::vector<std::string>& words) {
    json::array out;
    for (const auto& word : words) out.emplace_back(word);
    return out;
}

json::array promises_json(const std::vector<flows::ShownPromise>& promises) {
    json::array out;
    for (const auto& promise : promises) {
        json::object one{{"id", promise.promise_id}};
        if (promise.title) one["title"] = bilingual_json(*promise.title);
        one["due_at"] = time_json(promise.standing.due_at);
        one["settled_at"] = time_json(promise.standing.settled_at);
        one["outcome"] = promises::to_word(promise.standing.outcome);
        out.push_back(std::move(one));
    }
    return out;
}

void put_field(json::object& out, std::string_view key, const flows::ShownCase& shown, std::string_view field) {
    const auto value = shown.texts.find(field);
    if (value != shown.texts.end()) out[key] = value->second;
}

}  // namespace

json::value time_json(const std::optional<base::Instant>& at) {
    return at ? json::value(base::to_rfc3339(*at)) : json::value(nullptr);
}

json::object bilingual_json(const cases::Bilingual& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

json::object brief_json(const flows::ShownCase& shown) {
    const auto& known = shown.known;
    json::object out{{"id", known.case_id},        {"number", known.number},
                     {"kind", known.kind},         {"state", cases::to_word(known.state)},
                     {"priority", known.priority}, {"channel", known.channel}};
    put_field(out, "subject", shown, "subject");
    put_text(out, "product", known.product);
    put_text(out, "serial", known.serial);
    put_text(out, "outlet", known.outlet);
    put_text(out, "person", known.person);
    put_text(out, "region", known.region);
    out["opened_at"] = base::to_rfc3339(known.opened_at);
    out["responded_at"] = time_json(known.responded_at);
    out["resolved_at"] = time_json(known.resolved_at);
    out["closed_at"] = time_json(known.closed_at);
    out["waiting_for"] = text_or_null(known.waiting_for);
    out["reopened_count"] = known.reopened_count;
    out["rating"] = known.rating ? json::value(*known.rating) : json::value(nullptr);
    out["promises"] = promises_json(shown.promises);
    return out;
}

json::object case_json(const flows::ShownCase& shown) {
    const auto& known = shown.known;
    auto out = brief_json(shown);
    put_field(out, "description", shown, "description");
    json::object contact;
    put_field(contact, "name", shown, "contact_name");
    put_field(contact, "mobile", shown, "contact_mobile");
    out["contact"] = std::move(contact);
    json::object attributes;
    for (const auto& [name, value] : known.attributes) attributes[name] = value;
    out["attributes"] = std::move(attributes);
    put_text(out, "unit_id", shown.unit_id);
    out["unmatched"] = words_json(known.unmatched);
    out["rework_of"] = text_or_null(known.rework_of);
    out["merged_into"] = text_or_null(known.merged_into);
    out["merged"] = words_json(known.merged);
    out["moves"] = words_json(shown.moves);
    out["masked"] = words_json(shown.masked);
    return out;
}

namespace {

/// A ruling is shown by its own address; the past of a case only says that there is one.
bool is_told_elsewhere(std::string_view type, std::string_view name) {
    return type == "ruling_made" && (name == "facts" || name == "answer" || name == "books" || name == "forbidden");
}

}  // namespace

json::object entry_json(const flows::ShownEntry& shown) {
    const auto& entry = shown.entry;
    json::object facts;
    const auto payload = json::parse(entry.payload);
    for (const auto& [key, value] : payload.as_object()) {
        const std::string_view name{key.data(), key.size()};
        if (name == "personal" || is_told_elsewhere(entry.type, name)) continue;
        // The ledger keeps microseconds, the wire RFC 3339.
        const bool is_instant = name.ends_with("_at") && value.is_int64();
        facts[name] = is_instant ? json::value(base::to_rfc3339(base::from_micros(value.as_int64()))) : value;
    }
    for (const auto& [field, value] : shown.texts) facts[field] = value;
    json::object out{{"seq", entry.seq == 0 ? json::value(nullptr) : json::value(entry.seq)},
                     {"at", base::to_rfc3339(entry.at)},
                     {"happened_at", base::to_rfc3339(entry.happened_at)},
                     {"actor", entry.actor}};
    if (!shown.actor_name.empty()) out["actor_name"] = shown.actor_name;
    out["type"] = entry.type;
    out["facts"] = std::move(facts);
    return out;
}

}  // namespace api
