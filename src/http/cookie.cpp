#include "http/cookie.hpp"

#include "http/names.hpp"

namespace http {

std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const auto piece = next_piece(header, ';');
        const auto equals = piece.find('=');
        if (equals == std::string_view::npos || trim_ows(piece.substr(0, equals)) != name) continue;
        auto value = trim_ows(piece.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        return value;
    }
    return std::nullopt;
}

}  // namespace http
