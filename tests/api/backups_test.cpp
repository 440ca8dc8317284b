#include <doctest/doctest.h>

#include "tests/support/api_world.hpp"

TEST_CASE("one backup at a time: who asks while it is made is refused, and is told so in his language") {
    support::ApiWorld world;
    std::unique_ptr<http::Router> router;
    std::optional<http::Response> second;
    const auto ask = [&] {
        auto request = world.request_as("admin", "POST", "/api/v1/backups");
        request.headers.emplace_back("Accept-Language", "en");
        return router->dispatch_blocking(std::move(request));
    };
    flows::Backups backups{*world.context, {world.folder(), [&](const std::string& file) {
                                                second = ask();
                                                world.copy_store(file);
                                            }}};
    router = std::make_unique<http::Router>();
    api::Routes routes{*world.context, *router};
    api::add_backup_routes(routes, backups);
    CHECK(ask().status == 201);
    REQUIRE(second);
    CHECK(second->status == 409);
    CHECK(second->body.find("backup_running") != std::string::npos);
    CHECK(second->body.find("A backup is being made") != std::string::npos);
}
