#include <cstdint>
#include <cstdlib>
#include <string>

#include "api/problem.hpp"
#include "api/request_keys.hpp"

/// Whatever stands in the headers that say who asks, and on what condition.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{reinterpret_cast<const char*>(data), size};
    auto request = http::make_request("POST", "/api/v1/cases", text);
    for (const auto* name : {"Authorization", "Cookie", "Idempotency-Key", "If-Match", "Last-Event-ID"}) {
        request.headers.emplace_back(name, text);
    }
    const auto shown = api::credentials_of(request);
    if ((shown.token && shown.token->size() > 200) || (shown.session && shown.session->size() > 200)) std::abort();
    api::language_of(text);
    try {
        api::once_of(request, "caller", "route");
    } catch (const api::BadRequest&) {
    }
    try {
        api::if_match_of(request);
    } catch (const api::BadRequest&) {
    }
    try {
        if (const auto seen = api::last_event_id_of(request); seen && *seen < 0) std::abort();
    } catch (const api::BadRequest&) {
    }
    return 0;
}
