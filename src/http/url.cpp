#include "http/url.hpp"

#include "base/text.hpp"
#include "http/names.hpp"

namespace http {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (out.find('\0') != std::string::npos || !base::is_utf8(out)) return std::nullopt;
    return out;
}

/// Without "http://host"; nothing where the target is in none of the forms a server is asked in.
std::optional<std::string_view> origin_form(std::string_view target) {
    if (!target.empty() && target.front() == '/') return target;
    const auto scheme_end = target.find("://");
    if (scheme_end == std::string_view::npos) return std::nullopt;
    const auto scheme = target.substr(0, scheme_end);
    if (!same_name(scheme, "http") && !same_name(scheme, "https")) return std::nullopt;
    const auto path = target.find_first_of("/?", scheme_end + 3);
    if (path == std::string_view::npos) return "/";
    if (target[path] == '?') return std::nullopt;
    return target.substr(path);
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
    return decode(text, false);
}

std::optional<Pairs> parse_query(std::string_view text) {
    Pairs pairs;
    while (!text.empty()) {
        const auto piece = next_piece(text, '&');
        if (piece.empty()) continue;
        const auto equals = piece.find('=');
        auto name = decode(piece.substr(0, equals), true);
        auto value = decode(equals == std::string_view::npos ? std::string_view{} : piece.substr(equals + 1), true);
        if (!name || !value) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

bool set_target(Request& request, std::string_view target) {
    if (target == "*" && request.method == "OPTIONS") {
        request.target = request.path = "*";
        return true;
    }
    const auto origin = origin_form(target);
    if (!origin || origin->find('#') != std::string_view::npos) return false;
    request.target = *origin;
    auto path = percent_decode(raw_path(request));
    if (!path) return false;
    request.path = std::move(*path);
    const auto question = origin->find('?');
    if (question == std::string_view::npos) return true;
    auto query = parse_query(origin->substr(question + 1));
    if (!query) return false;
    request.query = std::move(*query);
    return true;
}

std::string_view raw_path(const Request& request) {
    const std::string_view target = request.target;
    return target.substr(0, target.find('?'));
}

}  // namespace http
