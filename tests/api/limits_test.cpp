#include <doctest/doctest.h>

#include "tests/support/api_world.hpp"

namespace {

using support::ApiWorld;

/// The API with limits so low that a test meets them.
struct World : ApiWorld {
    explicit World(const api::RequestLimits& limits) {
        api::Parts parts;
        parts.limits = limits;
        router = api::make_router(*context, parts);
    }
    http::Response ask(const std::string& token, const std::string& peer = "192.0.2.1") {
        auto request = request_of("GET", "/api/v1/cases");
        request.peer = peer;
        request.headers.emplace_back("Authorization", "Bearer " + token);
        return send(std::move(request));
    }
    http::Response sign_in(const std::string& login, const std::string& peer = "192.0.2.1") {
        auto request = request_of("POST", "/api/v1/session", R"({"login":")" + login + R"(","password":"wrong"})");
        request.peer = peer;
        return send(std::move(request));
    }
};

std::string header_of(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return "";
}

}  // namespace

TEST_CASE("a token that asks too often is told when to come back, another one is not held up by it") {
    World world{{.caller = {.per_second = 0.5, .burst = 2}}};
    const auto token = world.make_token({"cases:read"});
    CHECK(world.ask(token).status == 200);
    CHECK(world.ask(token).status == 200);
    const auto refused = world.ask(token);
    CHECK(refused.status == 429);
    CHECK(refused.body.find(R"("too_many_requests")") != std::string::npos);
    CHECK(header_of(refused, "Retry-After") == "2");
    CHECK(world.ask(world.make_token({"cases:read"})).status == 200);
    CHECK(world.send(world.request_as("agent", "GET", "/api/v1/cases")).status == 200);
    world.clock += std::chrono::seconds{2};
    CHECK(world.ask(token).status == 200);
}

TEST_CASE("an address from which nobody is known may not guess tokens for long") {
    World world{{.stranger = {.per_second = 1, .burst = 3}}};
    for (int i = 0; i < 3; ++i) CHECK(world.ask("made-up").status == 401);
    CHECK(world.ask("made-up").status == 429);
    CHECK(world.ask("made-up", "192.0.2.2").status == 401);
    CHECK(world.ask(world.make_token({"cases:read"})).status == 200);
    CHECK(world.send(ApiWorld::request_of("GET", "/healthz")).status == 200);
}

TEST_CASE("an address may try to sign in only so often, whichever login it tries") {
    World world{{.sign_in = {.per_second = 0.1, .burst = 2}}};
    CHECK(world.sign_in("agent").status == 401);
    CHECK(world.sign_in("manager").status == 401);
    const auto refused = world.sign_in("admin");
    CHECK(refused.status == 429);
    CHECK(header_of(refused, "Retry-After") == "10");
    CHECK(world.sign_in("agent", "192.0.2.2").status == 401);
}

TEST_CASE("while too many writes wait, further ones are turned away with 503, and reads go on") {
    World world{{.waiting_writes_max = 0}};
    const auto refused = world.send(
        world.request_as("agent", "POST", "/api/v1/cases", R"({"kind":"repair","subject":"x","contact":{}})"));
    CHECK(refused.status == 503);
    CHECK(header_of(refused, "Retry-After") == "1");
    CHECK(world.send(world.request_as("manager", "POST", "/api/v1/rulebooks/cn/versions", "x")).status != 201);
    CHECK(world.send(world.request_as("agent", "GET", "/api/v1/cases")).status == 200);
}
