#include "store/master_payload.hpp"

#include "json/json.hpp"
#include "store/payload_writer.hpp"

namespace store {
namespace {

void append_details(PayloadWriter& json, std::string& out, const std::string& details) {
    if (details == "{}") return;
    json.begin("details");
    out += details;
}

}  // namespace

std::string payload_of(const Outlet& outlet) {
    std::string out;
    PayloadWriter json{out};
    json.text("code", outlet.code);
    json.text("name", outlet.name);
    json.text("kind", outlet.kind);
    json.text_if("region", outlet.region);
    json.text("state", outlet.state);
    append_details(json, out, outlet.details);
    json.end();
    return out;
}

std::string payload_of(const StaffMember& member) {
    std::string out;
    PayloadWriter json{out};
    json.text("code", member.code);
    json.text("name", member.name);
    json.text("post", member.post);
    json.text_if("outlet", member.outlet);
    json.text("state", member.state);
    append_details(json, out, member.details);
    json.end();
    return out;
}

std::string subject_of(std::string_view kind, std::string_view code) {
    std::string subject{kind};
    subject += ':';
    subject += code;
    return subject;
}

std::string details_of(const std::vector<std::pair<std::string, std::string>>& values,
                       const std::vector<cases::PersonalRef>& personal) {
    std::string out;
    PayloadWriter json{out};
    for (const auto& [name, value] : values) json.text(name, value);
    json.personal(personal);
    json.end();
    return out;
}

Details read_details_of(const json::object& details) {
    Details read;
    for (const auto& pair : details) {
        const std::string_view key{pair.key().data(), pair.key().size()};
        if (key != "personal") {
            read.values.emplace_back(key, std::string{pair.value().as_string()});
            continue;
        }
        for (const auto& item : pair.value().as_array()) {
            const auto text = [&item](std::string_view name) {
                return std::string{item.as_object().at(name).as_string()};
            };
            read.personal.push_back({text("field"), text("personal_id"), text("hash")});
        }
    }
    return read;
}

PayloadParts split_payload(std::string_view payload) {
    auto whole = json::parse(payload).as_object();
    PayloadParts parts;
    if (auto* details = whole.if_contains("details")) {
        auto& object = details->as_object();
        parts.personal = read_details_of(object).personal;
        object.erase("personal");
        if (object.empty()) whole.erase("details");
    }
    parts.plain = json::to_text(whole);
    return parts;
}

}  // namespace store
