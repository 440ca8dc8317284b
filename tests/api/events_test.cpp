#include "api/events.hpp"

#include <doctest/doctest.h>

#include "api/request_keys.hpp"
#include "http/stream.hpp"
#include "ledger/append.hpp"
#include "ledger/sequence.hpp"
#include "tests/support/api_world.hpp"

namespace {

using support::ApiWorld;

/// Someone's open page: the stream as the server holds it, and what came on it since last asked.
struct Page {
    std::shared_ptr<http::Stream> stream;
    int status = 0;

    std::string heard() const {
        std::string text;
        for (const auto& piece : stream->take(SIZE_MAX).pieces) text += *piece;
        return text;
    }
};

struct World : ApiWorld {
    /// As the server does it: the response is kept, and with it the stream.
    Page listen(http::Request request) {
        const auto match = router->router().match(request.method, "/api/v1/events");
        const auto response = router->router().answer(*match.route, request);
        return {response.stream, response.status};
    }
    Page listen(const std::string& role, const std::string& last_seen = "") {
        auto request = request_as(role, "GET", "/api/v1/events");
        if (!last_seen.empty()) request.headers.emplace_back("Last-Event-ID", last_seen);
        return listen(std::move(request));
    }
    std::string open_case(const std::string& outlet) {
        const auto response = send(
            request_as("agent", "POST", "/api/v1/cases",
                       R"({"kind":"repair","subject":"空调不制冷","contact":{"name":"王芳","mobile":"13800001111"},)"
                       R"("outlet":")" +
                           outlet + "\"}"));
        REQUIRE(response.status == 201);
        return response.headers.front().second.substr(std::string{"/api/v1/cases/"}.size());
    }
    std::int64_t head() {
        return database().read([&](const db::ReadTx& tx) { return flows::newest_seq(tx, *context); });
    }
    api::Events& events() { return router->events(); }
};

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a page hears of each entry of a case once, in order, and of nothing personal") {
    World world;
    const auto page = world.listen("agent");
    const auto began = world.head();
    CHECK(page.heard() == "retry: 2000\n\nid: " + std::to_string(began) +
                              "\nevent: ready\ndata: {\"seq\":" + std::to_string(began) + "}\n\n");
    const auto id = world.open_case("N1");
    world.events().catch_up();
    const auto heard = page.heard();
    const auto first = std::to_string(began + 1);
    CHECK(heard.starts_with("id: " + first + "\nevent: case\ndata: {\"seq\":" + first +
                            ",\"subject_kind\":\"case\",\"subject_id\":\"" + id + "\",\"case_id\":\"" + id +
                            "\",\"number\":\"WX-20261122-0001\",\"type\":\"case_opened\",\"actor\":\"" +
                            world.user_id("agent") + "\",\"happened_at\":\"2026-11-22T02:00:00Z\"}\n\n"));
    CHECK(heard.find("138") == std::string::npos);
    CHECK(heard.find("王芳") == std::string::npos);
    world.events().catch_up();
    CHECK(page.heard().empty());
}

TEST_CASE("who sees one outlet hears of its cases alone") {
    World world;
    const auto all = world.listen("manager");
    const auto one = world.listen("outlet_manager");
    all.heard();
    one.heard();
    world.open_case("N1");
    world.open_case("N2");
    world.events().catch_up();
    CHECK(count(all.heard(), "event: case") == 2);
    const auto heard = one.heard();
    CHECK(count(heard, "event: case") == 1);
    CHECK(heard.find("WX-20261122-0001") != std::string::npos);
    const auto again = world.listen("outlet_manager", "0");
    CHECK(count(again.heard(), "event: case") == 1);
}

TEST_CASE("a page that comes back gets what it missed, also what this server never told anybody") {
    World world;
    const auto before = world.head();
    for (int i = 0; i < 5; ++i) world.open_case("N1");
    const auto all = world.listen("agent", std::to_string(before));
    CHECK(count(all.heard(), "event: case") == 5);
    const auto last = world.listen("agent", std::to_string(world.head() - 1)).heard();
    CHECK(count(last, "event: case") == 1);
    CHECK(last.find("id: " + std::to_string(world.head()) + "\nevent: case") != std::string::npos);
    CHECK(count(world.listen("agent", std::to_string(world.head())).heard(), "event: case") == 0);
}

TEST_CASE("who was away for too long, or comes from a ledger that went further, is told to load anew") {
    World world;
    const auto page = world.listen("agent");
    page.heard();
    const auto before = std::to_string(world.head());
    const auto id = world.open_case("N1");
    world.database().write_and_wait([&](db::WriteTx& tx) {
        ledger::Appender appender{tx, 1, world.clock};
        for (int i = 0; i < api::Events::kReplayedMax; ++i) {
            appender.append({.happened_at = world.clock,
                             .actor = "system",
                             .subject_kind = "case",
                             .subject_id = id,
                             .type = "noted",
                             .payload = "{}"});
        }
        return 0;
    });
    ledger::settle(world.database(), 1);
    const auto reset =
        "id: " + std::to_string(world.head()) + "\nevent: reset\ndata: {\"seq\":" + std::to_string(world.head()) + "}";
    world.events().catch_up();
    CHECK(page.heard().starts_with(reset));
    CHECK(world.listen("agent", before).heard().find(reset) != std::string::npos);
    CHECK(world.listen("agent", std::to_string(world.head() + 1)).heard().find(reset) != std::string::npos);
    const auto near = world.listen("agent", std::to_string(world.head() - api::Events::kReplayedMax)).heard();
    CHECK(count(near, "event: case") == api::Events::kReplayedMax);
    CHECK(near.find("event: reset") == std::string::npos);
}

TEST_CASE("a session that is signed out ends its stream at once, another one of the same user goes on") {
    World world;
    auto other = world.request_as("agent", "GET", "/api/v1/events");
    world.database().write_and_wait([&](db::WriteTx& tx) {
        store::insert_session(tx, 1,
                              {base::to_hex(base::sha256("second")), world.user_id("agent"), "csrf", world.clock,
                               world.clock + std::chrono::hours{12}});
        return 0;
    });
    other.headers = {{"Cookie", "fivestar_session=second"}};
    const auto second = world.listen(std::move(other));
    auto request = world.request_as("agent", "GET", "/api/v1/events");
    const auto first = world.listen(request);
    first.heard();
    request.method = "DELETE";
    request.target = request.path = "/api/v1/session";
    CHECK(world.send(std::move(request)).status == 204);
    world.events().catch_up();
    CHECK(first.heard() == "event: signed_out\ndata: {}\n\n");
    CHECK_FALSE(first.stream->is_open());
    CHECK(second.stream->is_open());
    CHECK(world.events().streams() == 1);
}

TEST_CASE("a revoked token and a session that has run out end their streams") {
    World world;
    const auto token = world.make_token({"cases:read"});
    auto request = ApiWorld::request_of("GET", "/api/v1/events");
    request.headers.emplace_back("Authorization", "Bearer " + token);
    const auto program = world.listen(request);
    const auto person = world.listen("agent");
    const auto token_id = world.database().read(
        [&](const db::ReadTx& tx) { return flows::list_tokens(tx, *world.context).front().token_id; });
    CHECK(world.send(world.request_as("admin", "DELETE", "/api/v1/tokens/" + token_id)).status == 204);
    world.events().catch_up();
    CHECK_FALSE(program.stream->is_open());
    CHECK(person.stream->is_open());
    world.clock += std::chrono::hours{11};
    world.router->beat();
    CHECK(person.heard().find(": beat\nid: ") != std::string::npos);
    world.clock += std::chrono::hours{2};
    world.router->beat();
    CHECK_FALSE(person.stream->is_open());
}

TEST_CASE("a session has so many streams, and a page that is closed makes room") {
    World world;
    std::vector<Page> pages;
    const auto request = world.request_as("agent", "GET", "/api/v1/events");
    for (std::size_t i = 0; i < api::Events::kStreamsPerSessionMax; ++i) pages.push_back(world.listen(request));
    const auto refused = world.send(request);
    CHECK(refused.status == 429);
    CHECK(refused.body.find(R"("too_many_streams")") != std::string::npos);
    CHECK(world.listen("manager").status == 200);
    pages.pop_back();
    CHECK(world.listen(request).status == 200);
}

TEST_CASE("who is on a case hears who else comes, edits and goes") {
    World world;
    const auto id = world.open_case("N1");
    const auto agent = world.listen("agent");
    const auto manager = world.listen("manager");
    const auto elsewhere = world.listen("dispatcher");
    const auto address = "/api/v1/cases/" + id + "/presence";
    world.send(world.request_as("agent", "PUT", address, R"({"doing":"viewing"})"));
    agent.heard();
    manager.heard();
    elsewhere.heard();
    world.send(world.request_as("manager", "PUT", address, R"({"doing":"editing"})"));
    const auto heard = agent.heard();
    CHECK(heard.starts_with("event: presence\ndata: {\"case_id\":\"" + id + "\",\"people\":["));
    CHECK(heard.find("用户 manager") != std::string::npos);
    CHECK(manager.heard() == heard);
    CHECK(elsewhere.heard().empty());
    world.send(world.request_as("manager", "PUT", address, R"({"doing":"editing"})"));
    CHECK(agent.heard().empty());
    world.clock += std::chrono::seconds{44};
    world.send(world.request_as("agent", "PUT", address, R"({"doing":"viewing"})"));
    world.clock += std::chrono::seconds{1};
    world.router->beat();
    const auto alone = agent.heard();
    CHECK(alone.find("用户 agent") != std::string::npos);
    CHECK(alone.find("用户 manager") == std::string::npos);
}
