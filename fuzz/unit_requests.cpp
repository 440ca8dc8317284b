#include <cstdint>
#include <cstdlib>
#include <string>

#include "http/url.hpp"
#include "tests/support/api_world.hpp"

/// The bodies, queries and files of units and customers, through the router, the flows and the store. The first byte
/// says which route. What is answered is never a failure of ours.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static support::ApiWorld world;
    static const std::string token = world.make_token({"units:read", "units:write"});
    const auto send = [&](const std::string& method, const std::string& target, const std::string& body) {
        auto request = support::ApiWorld::request_of("GET", "/");
        request.method = method;
        if (!http::set_target(request, target)) return;
        request.body = body;
        request.headers.emplace_back("Authorization", "Bearer " + token);
        if (world.send(std::move(request)).status >= 500) std::abort();
    };
    static const bool is_ready = [&] {
        send("POST", "/api/v1/customers", R"({"code":"C1","name":"n"})");
        send("POST", "/api/v1/units", R"({"serial":"S","model":"m","customer":"C1"})");
        return true;
    }();
    if (size == 0 || !is_ready) return 0;
    const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
    switch (data[0] % 12) {
        case 0:
            return send("POST", "/api/v1/units", text), 0;
        case 1:
            return send("PATCH", "/api/v1/units/S", text), 0;
        case 2:
            return send("POST", "/api/v1/units/S/purchase", text), 0;
        case 3:
            return send("POST", "/api/v1/units/S/repairs", text), 0;
        case 4:
            return send("POST", "/api/v1/units/S/exchanges", text), 0;
        case 5:
            return send("POST", "/api/v1/customers", text), 0;
        case 6:
            return send("PATCH", "/api/v1/customers/C1", text), 0;
        case 7:
            return send("POST", "/api/v1/imports/units?dry_run=true", text), 0;
        case 8:
            return send("POST", "/api/v1/imports/customers", text), 0;
        case 9:
            return send("GET", "/api/v1/units?" + text, ""), 0;
        case 10:
            return send("GET", "/api/v1/customers?" + text, ""), 0;
        default:
            return send("GET", "/api/v1/customer-duplicates?cursor=" + text, ""), 0;
    }
}
