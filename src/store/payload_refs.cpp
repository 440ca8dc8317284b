#include "store/payload_refs.hpp"

#include "json/json.hpp"

namespace store {

std::vector<cases::PersonalRef> personal_refs(std::string_view payload) {
    std::vector<cases::PersonalRef> refs;
    const auto read = json::parse(payload);
    const auto* list = read.as_object().if_contains("personal");
    // A record of the master files keeps them with its details.
    const auto* details = read.as_object().if_contains("details");
    if (list == nullptr && details != nullptr && details->is_object()) {
        list = details->as_object().if_contains("personal");
    }
    if (list == nullptr) return refs;
    for (const auto& item : list->as_array()) {
        const auto& ref = item.as_object();
        const auto text = [&](std::string_view key) { return std::string{ref.at(key).as_string()}; };
        refs.push_back({text("field"), text("personal_id"), text("hash")});
    }
    return refs;
}

}  // namespace store
