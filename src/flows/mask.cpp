#include "flows/mask.hpp"

#include "base/text.hpp"

namespace flows {

bool is_masked_field(std::string_view field) {
    return field.starts_with("contact_");
}

std::string mask(std::string_view field, std::string_view value) {
    if (!is_masked_field(field)) return std::string{value};
    if (field == "contact_name") return std::string{base::first_code_points(value, 1)} + "**";
    const bool is_number = value.size() >= 10 && value.find_first_not_of("+0123456789- ") == std::string_view::npos;
    if (!is_number) return "****";
    return std::string{value.substr(0, 3)} + "****" + std::string{value.substr(value.size() - 4)};
}

}  // namespace flows
