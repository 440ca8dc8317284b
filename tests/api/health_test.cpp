#include <doctest/doctest.h>

#include "tests/support/api_world.hpp"

namespace {

using support::ApiWorld;

/// The API with what the server tells it.
struct World : ApiWorld {
    World() {
        api::Parts parts;
        parts.is_ready = [this] { return !stops; };
        parts.gauges = [] { return std::vector<base::Gauge>{{"fivestar_test", "Of this test.", 7}}; };
        router = api::make_router(*context, parts);
    }
    http::Response get(const std::string& path, const std::string& peer, const http::Pairs& headers = {}) {
        auto request = request_of("GET", path);
        request.peer = peer;
        request.headers = headers;
        return send(std::move(request));
    }
    bool stops = false;
};

}  // namespace

TEST_CASE("a server that stops is healthy and ready no more, and says which part is not") {
    World world;
    CHECK(world.get("/healthz", "192.0.2.1").body == R"({"status":"ok"})");
    const auto ready = world.get("/readyz", "192.0.2.1");
    CHECK(ready.status == 200);
    CHECK(ready.body == R"({"status":"ready","parts":{"server":"ok","store":"ok"}})");
    world.catch_up();
    if (world.context->lens) {
        CHECK(world.get("/readyz", "192.0.2.1").body.find(R"("lens":"ok")") != std::string::npos);
    }
    world.stops = true;
    CHECK(world.get("/healthz", "192.0.2.1").status == 503);
    const auto stopping = world.get("/readyz", "192.0.2.1");
    CHECK(stopping.status == 503);
    CHECK(stopping.body.find(R"({"status":"not_ready","parts":{"server":"stopping")") == 0);
}

TEST_CASE("metrics are for this machine, and from elsewhere for who has the scope") {
    World world;
    const auto local = world.get("/metrics", "127.0.0.1");
    CHECK(local.status == 200);
    CHECK(local.content_type == "text/plain; version=0.0.4; charset=utf-8");
    CHECK(local.body.find("\nfivestar_test 7\n") != std::string::npos);
    CHECK(local.body.find("\nfivestar_event_streams 0\n") != std::string::npos);
    CHECK(local.body.find("fivestar_commit_changes_bucket{le=\"1\"}") != std::string::npos);
    CHECK(world.get("/metrics", "::1").status == 200);
    CHECK(world.get("/metrics", "192.0.2.1").status == 401);
    // Behind a proxy everybody seems to come from this machine.
    CHECK(world.get("/metrics", "127.0.0.1", {{"X-Forwarded-For", "192.0.2.1"}}).status == 401);
    const auto with = [&](const std::string& scope) {
        return world.get("/metrics", "192.0.2.1", {{"Authorization", "Bearer " + world.make_token({scope})}}).status;
    };
    CHECK(with("metrics:read") == 200);
    CHECK(with("cases:read") == 403);
    auto admin = world.request_as("admin", "GET", "/metrics");
    admin.peer = "192.0.2.1";
    CHECK(world.send(std::move(admin)).status == 200);
    auto agent = world.request_as("agent", "GET", "/metrics");
    agent.peer = "192.0.2.1";
    CHECK(world.send(std::move(agent)).status == 403);
}
