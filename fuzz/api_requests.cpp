#include <cstdint>
#include <cstdlib>
#include <string>

#include "http/url.hpp"
#include "tests/support/api_world.hpp"

/// The bodies and queries of routes, through the router, the flows and the store. The first byte says which route. What
/// is answered is never a failure of ours.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static support::ApiWorld world;
    static const std::string token = world.make_token({"cases:read", "cases:write"});
    static const std::string id = [] {
        const auto opened = world.send(
            world.request_as("agent", "POST", "/api/v1/cases", R"({"kind":"repair","subject":"s","contact":{}})"));
        return opened.body.substr(opened.body.find(":\"") + 2, 26);
    }();
    if (size == 0) return 0;
    const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
    const auto send = [&](const std::string& method, const std::string& target, const std::string& body) {
        auto request = support::ApiWorld::request_of("GET", "/");
        request.method = method;
        if (!http::set_target(request, target)) return;
        request.body = body;
        request.headers.emplace_back("Authorization", "Bearer " + token);
        if (world.send(std::move(request)).status >= 500) std::abort();
    };
    // What only a person may do.
    const auto send_as = [&](const std::string& role, const std::string& method, const std::string& target,
                             const std::string& body) {
        if (world.send(world.request_as(role, method, target, body)).status >= 500) std::abort();
    };
    switch (data[0] % 24) {
        case 0:
            send("POST", "/api/v1/cases", text);
            break;
        case 1:
            send("POST", "/api/v1/cases/" + id + "/moves", text);
            break;
        case 2:
            send("POST", "/api/v1/cases/" + id + "/ratings", text);
            break;
        case 3:
            send("POST", "/api/v1/cases/" + id + "/merge", text);
            break;
        case 4:
            send("GET", "/api/v1/cases?" + text, "");
            break;
        case 5:
            send("GET", "/api/v1/cases/" + text, "");
            break;
        case 6:
            send("POST", "/api/v1/bulk-previews", text);
            break;
        case 7:
            send("POST", "/api/v1/bulk-actions", text);
            break;
        case 8:
            send("GET", "/api/v1/work?scope=all&" + text, "");
            break;
        case 9:
            send("GET", "/api/v1/cases?format=csv&columns=" + text, "");
            break;
        case 10:
            send_as("agent", "POST", "/api/v1/views", text);
            break;
        case 11:
            send_as("admin", "PUT", "/api/v1/rulebooks/roles/draft", text);
            break;
        case 12:
            send_as("admin", "POST", "/api/v1/users", text);
            break;
        case 13:
            send_as("admin", "PATCH", "/api/v1/users/" + world.user_id("executive"), text);
            break;
        case 14:
            send_as("admin", "POST", "/api/v1/tokens", text);
            break;
        case 15:
            send_as("agent", "PUT", "/api/v1/cases/" + id + "/presence", text);
            break;
        case 16:
            send_as("manager", "POST", "/api/v1/cases/" + id + "/disclosures", text);
            break;
        case 17:
            send_as("admin", "POST", "/api/v1/rulebooks/promises.standard/previews", text);
            break;
        case 18:
            send_as("admin", "POST", "/api/v1/ledger/verifications", text);
            break;
        case 19:
            send("POST", "/api/v1/cases/" + id + "/undo", text);
            break;
        case 20:
            send("DELETE", "/api/v1/cases/" + id + "/merge?" + text, text);
            break;
        case 21:
            send("POST", "/api/v1/bulk-actions/" + text + "/undo", "");
            break;
        case 22:
            send_as("agent", "PATCH", "/api/v1/views/" + text, text);
            break;
        default:
            send(text.substr(0, text.find(' ')), "/api/v1/cases", "{}");
    }
    return 0;
}
