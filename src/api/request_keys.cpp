#include "api/request_keys.hpp"

#include <algorithm>
#include <charconv>

#include "api/problem.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace api {
namespace {

constexpr std::size_t kKeyMax = 200;
constexpr std::size_t kSecretMax = 200;

std::string shortened(std::string_view secret) {
    return std::string{secret.substr(0, kSecretMax)};
}

}  // namespace

flows::Credentials credentials_of(const http::Request& request) {
    flows::Credentials shown;
    const auto header = base::trim(request.header("Authorization"));
    if (!header.empty()) {
        const bool is_bearer = base::to_lower(header.substr(0, 7)) == "bearer ";
        shown.token = is_bearer ? shortened(base::trim(header.substr(7))) : "";
    }
    if (const auto cookie = request.cookie(kSessionCookie)) shown.session = shortened(*cookie);
    return shown;
}

std::optional<flows::Once> once_of(const http::Request& request, const std::string& caller, const std::string& route) {
    const auto key = request.header("Idempotency-Key");
    if (key.empty()) return std::nullopt;
    const bool is_printable = std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (key.size() > kKeyMax) throw BadRequest{{{"Idempotency-Key", Complaint::TooLong}}, ""};
    if (!is_printable) throw BadRequest{{{"Idempotency-Key", Complaint::NotText}}, ""};
    return flows::Once{caller, route, std::string{key},
                       base::to_hex(base::sha256(request.target + '\n', request.body))};
}

std::optional<std::int64_t> if_match_of(const http::Request& request) {
    auto tag = base::trim(request.header("If-Match"));
    if (tag.empty() || tag == "*") return std::nullopt;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.starts_with('"')) tag.remove_prefix(1);
    std::int64_t seq = 0;
    const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), seq);
    if (error != std::errc{}) throw BadRequest{{{"If-Match", Complaint::NotInteger}}, ""};
    return seq;
}

std::optional<std::int64_t> last_event_id_of(const http::Request& request) {
    std::string text{base::trim(request.header("Last-Event-ID"))};
    if (text.empty()) text = request.query_value("last_event_id").value_or("");
    if (text.empty()) return std::nullopt;
    std::int64_t seq = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, seq);
    if (error != std::errc{} || stop != end || seq < 0) {
        throw BadRequest{{{"last_event_id", Complaint::NotInteger}}, ""};
    }
    return seq;
}

}  // namespace api
