#include "http/message.hpp"

#include "base/check.hpp"
#include "http/cookie.hpp"
#include "http/names.hpp"
#include "http/url.hpp"

namespace http {
namespace {

const std::string* find(const Pairs& pairs, std::string_view name) {
    for (const auto& [key, value] : pairs)
        if (key == name) return &value;
    return nullptr;
}

Response with_body(int status, const char* content_type, std::string body) {
    Response response;
    response.status = status;
    response.content_type = content_type;
    response.body = std::move(body);
    return response;
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_name(key, name)) return value;
    return {};
}

std::string_view Request::param(std::string_view name) const {
    const auto* value = find(params, name);
    return value ? std::string_view{*value} : std::string_view{};
}

std::optional<std::string> Request::query_value(std::string_view name) const {
    const auto* value = find(query, name);
    return value ? std::optional{*value} : std::nullopt;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_name(key, "Cookie"))
            if (const auto found = find_cookie(value, name)) return std::string{*found};
    return std::nullopt;
}

std::string_view Response::bytes() const {
    if (shared_body) return *shared_body;
    return static_body.empty() ? std::string_view{body} : static_body;
}

Request make_request(std::string method, std::string_view target, std::string body) {
    Request request;
    request.method = std::move(method);
    request.body = std::move(body);
    CHECK(set_target(request, target));
    return request;
}

Response json(std::string body, int status) {
    return with_body(status, "application/json", std::move(body));
}

Response text(std::string body, int status) {
    return with_body(status, "text/plain; charset=utf-8", std::move(body));
}

Response html(std::string body, int status) {
    auto response = with_body(status, "text/html; charset=utf-8", std::move(body));
    add_page_headers(response);
    return response;
}

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

Response see_other(std::string location) {
    Response response;
    response.status = 303;
    response.headers.emplace_back("Location", std::move(location));
    return response;
}

void add_page_headers(Response& response) {
    // The component library sets styles inline, so styles may; scripts may not.
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
                                  "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "same-origin");
    response.headers.emplace_back("X-Frame-Options", "DENY");
}

}  // namespace http
