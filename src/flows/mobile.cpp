#include "flows/mobile.hpp"

namespace flows {

std::string plain_mobile(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c != ' ' && c != '-') digits += c;
    }
    for (const std::string_view prefix : {"+86", "0086", "86"}) {
        if (digits.starts_with(prefix) && digits.size() == prefix.size() + 11) return digits.substr(prefix.size());
    }
    return digits;
}

bool is_mobile(std::string_view text) {
    return text.size() == 11 && text[0] == '1' && text[1] >= '3' && text[1] <= '9' &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace flows
