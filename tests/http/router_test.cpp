#include "http/router.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>

namespace {

http::Route reads(std::string method, std::string pattern, std::string says) {
    return {.method = std::move(method), .pattern = std::move(pattern), .name = says, .answer = [says](const auto&) {
                return http::text(says);
            }};
}

std::string allow_of(const http::Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "Allow") return value;
    return "";
}

}  // namespace

TEST_CASE("a literal segment goes before a parameter, and a parameter is tried where the literal leads nowhere") {
    http::Router router;
    router.add(reads("GET", "/cases/{id}", "one"));
    router.add(reads("GET", "/cases/mine", "mine"));
    router.add(reads("GET", "/cases/{id}/visits/{visit}", "visit"));
    router.add(reads("GET", "/", "root"));
    CHECK(router.match("GET", "/cases/mine").route->name == "mine");
    CHECK(router.match("GET", "/cases/7").route->name == "one");
    CHECK(router.match("GET", "/").route->name == "root");
    const auto found = router.match("GET", "/cases/mine/visits/3");
    REQUIRE(found.route);
    CHECK(found.params == http::Pairs{{"id", "mine"}, {"visit", "3"}});
}

TEST_CASE("a parameter is decoded after the path is cut, and takes neither nothing nor two segments") {
    http::Router router;
    router.add(reads("GET", "/files/{name}", "file"));
    CHECK(router.match("GET", "/files/a%2Fb%20%E4%B8%AD").params == http::Pairs{{"name", "a/b 中"}});
    CHECK_FALSE(router.match("GET", "/files/").route);
    CHECK_FALSE(router.match("GET", "/files/a/b").route);
    CHECK_FALSE(router.match("GET", "/files").route);
    CHECK_FALSE(router.match("GET", "/files/%zz").route);
    CHECK_FALSE(router.match("GET", "*").route);
    CHECK(router.match("GET", "/%66iles/x").route);
}

TEST_CASE("parameters keep the name that their own route gives them") {
    http::Router router;
    router.add(reads("GET", "/cases/{id}", "one"));
    router.add(reads("POST", "/cases/{case_id}", "other"));
    CHECK(router.match("POST", "/cases/7").params == http::Pairs{{"case_id", "7"}});
}

TEST_CASE("an address without the method answers 405 with what it allows, one that is not there 404") {
    http::Router router;
    router.add(reads("GET", "/cases", "list"));
    router.add(reads("POST", "/cases", "open"));
    const auto refused = router.dispatch_blocking(http::make_request("DELETE", "/cases"));
    CHECK(refused.status == 405);
    CHECK(allow_of(refused) == "GET, HEAD, POST, OPTIONS");
    const auto absent = router.dispatch_blocking(http::make_request("GET", "/nowhere"));
    CHECK(absent.status == 404);
    CHECK(absent.content_type == "application/problem+json");
    CHECK(absent.body.find(R"("code":"not_found")") != std::string::npos);
}

TEST_CASE("HEAD is answered from GET, OPTIONS with what is allowed") {
    http::Router router;
    router.add(reads("GET", "/cases", "list"));
    CHECK(router.match("HEAD", "/cases").route->name == "list");
    const auto options = router.dispatch_blocking(http::make_request("OPTIONS", "/cases"));
    CHECK(options.status == 204);
    CHECK(allow_of(options) == "GET, HEAD, OPTIONS");
    CHECK(router.dispatch_blocking(http::make_request("OPTIONS", "*")).status == 204);
    CHECK(router.dispatch_blocking(http::make_request("OPTIONS", "/nowhere")).status == 404);
}

TEST_CASE("what escapes a handler becomes 500 with an incident id, and its detail goes to the log alone") {
    http::Router router;
    std::string incident;
    std::string detail;
    router.on_failure([&](std::string_view id, std::string_view what) {
        incident = id;
        detail = what;
    });
    router.add({.method = "GET", .pattern = "/breaks", .name = "breaks", .answer = [](const auto&) -> http::Response {
                    throw std::runtime_error("disk /secret/store.db is full");
                }});
    auto request = http::make_request("GET", "/breaks");
    request.id = "incident7";
    const auto response = router.dispatch_blocking(request);
    CHECK(response.status == 500);
    CHECK(response.body.find(R"("incident":"incident7")") != std::string::npos);
    CHECK(response.body.find("secret") == std::string::npos);
    CHECK(incident == "incident7");
    CHECK(detail == "breaks: disk /secret/store.db is full");
}

TEST_CASE("a write is answered from another thread, once") {
    http::Router router;
    std::jthread writer;
    router.add({.method = "POST",
                .pattern = "/cases",
                .name = "open",
                .lane = http::Lane::Write,
                .queue = [&](const http::Request& request, http::Reply reply) {
                    writer = std::jthread{[body = request.body, reply] {
                        reply(http::json(body, 201));
                        reply(http::json("second", 200));
                    }};
                }});
    const auto response = router.dispatch_blocking(http::make_request("POST", "/cases", "{}"));
    CHECK(response.status == 201);
    CHECK(response.body == "{}");
}

TEST_CASE("a write that throws or forgets its reply answers 500") {
    http::Router router;
    std::string detail;
    router.on_failure([&](std::string_view, std::string_view what) { detail = what; });
    router.add({.method = "POST",
                .pattern = "/forgets",
                .name = "forgets",
                .lane = http::Lane::Write,
                .queue = [](const auto&, const auto&) {}});
    router.add({.method = "POST",
                .pattern = "/throws",
                .name = "throws",
                .lane = http::Lane::Write,
                .queue = [](const auto&, const auto&) { throw std::runtime_error("no writer"); }});
    CHECK(router.dispatch_blocking(http::make_request("POST", "/forgets")).status == 500);
    CHECK(detail == "the reply was never given");
    CHECK(router.dispatch_blocking(http::make_request("POST", "/throws")).status == 500);
    CHECK(detail == "throws: no writer");
}

TEST_CASE("the hook is asked where no route has the address, and only there") {
    http::Router router;
    router.add(reads("GET", "/cases", "list"));
    router.on_not_found([](const http::Request& request) -> std::optional<http::Response> {
        if (request.path == "/app") return http::html("<p>");
        return std::nullopt;
    });
    CHECK(router.dispatch_blocking(http::make_request("GET", "/app")).status == 200);
    CHECK(router.dispatch_blocking(http::make_request("GET", "/other")).status == 404);
    CHECK(router.dispatch_blocking(http::make_request("PUT", "/cases")).status == 405);
}
