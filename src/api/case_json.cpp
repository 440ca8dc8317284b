#include "api/case_json.hpp"

#include "json/writer.hpp"

namespace api {
namespace {

using Writer = json::Writer;

void write_time(Writer& out, std::string_view key, const std::optional<base::Instant>& at) {
    out.key(key);
    at ? out.text(base::to_rfc3339(*at)) : out.null();
}

void write_text_if(Writer& out, std::string_view key, const std::optional<std::string>& value) {
    if (value) out.text(key, *value);
}

void write_field(Writer& out, std::string_view key, const flows::ShownCase& shown, std::string_view field) {
    const auto value = shown.texts.find(field);
    if (value != shown.texts.end()) out.text(key, value->second);
}

void write_promises(Writer& out, const std::vector<flows::ShownPromise>& promises) {
    out.key("promises");
    out.begin('[');
    for (const auto& promise : promises) {
        out.begin('{');
        out.text("id", promise.promise_id);
        if (promise.title) {
            out.key("title");
            out.begin('{');
            out.text("zh", promise.title->zh);
            out.text("en", promise.title->en);
            out.end('}');
        }
        write_time(out, "due_at", promise.standing.due_at);
        write_time(out, "settled_at", promise.standing.settled_at);
        out.text("outcome", promises::to_word(promise.standing.outcome));
        out.end('}');
    }
    out.end(']');
}

/// The schema CaseBrief of the contract, without its brackets.
void write_brief(Writer& out, const flows::ShownCase& shown) {
    const auto& known = shown.known;
    out.text("id", known.case_id);
    out.text("number", known.number);
    out.text("kind", known.kind);
    out.text("state", cases::to_word(known.state));
    out.text("priority", known.priority);
    out.text("channel", known.channel);
    write_field(out, "subject", shown, "subject");
    write_text_if(out, "product", known.product);
    write_text_if(out, "serial", known.serial);
    write_text_if(out, "outlet", known.outlet);
    write_text_if(out, "person", known.person);
    write_text_if(out, "region", known.region);
    write_time(out, "opened_at", known.opened_at);
    write_time(out, "responded_at", known.responded_at);
    write_time(out, "resolved_at", known.resolved_at);
    write_time(out, "closed_at", known.closed_at);
    out.text_or_null("waiting_for", known.waiting_for);
    out.integer("reopened_count", known.reopened_count);
    out.key("rating");
    known.rating ? out.integer(*known.rating) : out.null();
    write_promises(out, shown.promises);
}

}  // namespace

json::value time_json(const std::optional<base::Instant>& at) {
    return at ? json::value(base::to_rfc3339(*at)) : json::value(nullptr);
}

json::object bilingual_json(const cases::Bilingual& text) {
    return {{"zh", text.zh}, {"en", text.en}};
}

std::string page_text(const flows::CasePage& page) {
    std::string text;
    Writer out{text};
    out.begin('{');
    out.key("items");
    out.begin('[');
    for (const auto& shown : page.items) {
        out.begin('{');
        write_brief(out, shown);
        out.end('}');
    }
    out.end(']');
    out.text_or_null("next_cursor", page.next_cursor);
    out.end('}');
    return text;
}

json::object brief_json(const flows::ShownCase& shown) {
    std::string text;
    Writer out{text};
    out.begin('{');
    write_brief(out, shown);
    out.end('}');
    return json::parse(text).as_object();
}

std::string case_text(const flows::ShownCase& shown) {
    std::string text;
    text.reserve(1024);
    Writer out{text};
    out.begin('{');
    write_brief(out, shown);
    write_field(out, "description", shown, "description");
    out.key("contact");
    out.begin('{');
    write_field(out, "name", shown, "contact_name");
    write_field(out, "mobile", shown, "contact_mobile");
    out.end('}');
    const auto& known = shown.known;
    out.key("attributes");
    out.begin('{');
    for (const auto& [name, value] : known.attributes) out.text(name, value);
    out.end('}');
    write_text_if(out, "unit_id", shown.unit_id);
    out.texts("unmatched", known.unmatched);
    out.text_or_null("rework_of", known.rework_of);
    out.text_or_null("merged_into", known.merged_into);
    out.texts("merged", known.merged);
    out.texts("moves", shown.moves);
    out.texts("masked", shown.masked);
    out.end('}');
    return text;
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
