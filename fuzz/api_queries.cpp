#include <cstdint>
#include <cstdlib>
#include <string>

#include "http/url.hpp"
#include "tests/support/api_world.hpp"

/// The queries of lists, figures and tables, through the router, the flows, the store and the lens. The first byte says
/// which list. What is answered is never a failure of ours.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr const char* kPaths[] = {"/api/v1/measures?",       "/api/v1/measures/backlog/cases?",
                                             "/api/v1/star?",           "/api/v1/star/history?",
                                             "/api/v1/work?",           "/api/v1/cases?format=xlsx&",
                                             "/api/v1/ledger/entries?", "/api/v1/promises?",
                                             "/api/v1/outlets?",        "/api/v1/users?",
                                             "/api/v1/views?",          "/api/v1/tokens?",
                                             "/api/v1/rulebooks/",      "/api/v1/calendars/",
                                             "/api/v1/bulk-actions/",   "/api/v1/"};
    static support::ApiWorld world;
    static const bool kIsFilled = [] {
        for (const auto* body : {R"({"kind":"repair","subject":"a","outlet":"N1","contact":{}})",
                                 R"({"kind":"complaint","subject":"b","product":"K1","contact":{}})"}) {
            world.send(world.request_as("agent", "POST", "/api/v1/cases", body));
        }
        world.catch_up();
        return true;
    }();
    if (size == 0 || !kIsFilled) return 0;
    const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
    auto request = world.request_as("admin", "GET", "/");
    if (!http::set_target(request, kPaths[data[0] % std::size(kPaths)] + text)) return 0;
    if (request.path.ends_with("/events")) return 0;  // a stream has no end
    if (world.send(std::move(request)).status >= 500) std::abort();
    return 0;
}
