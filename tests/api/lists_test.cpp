#include <doctest/doctest.h>

#include <set>

#include "json/json.hpp"
#include "tests/support/api_world.hpp"

namespace {

using support::ApiWorld;

json::object get(ApiWorld& world, const std::string& role, const std::string& target) {
    const auto response = world.send(world.request_as(role, "GET", target));
    REQUIRE(response.status == 200);
    return json::parse(response.bytes()).as_object();
}

std::string open(ApiWorld& world, const std::string& body) {
    const auto response = world.send(world.request_as("agent", "POST", "/api/v1/cases", body));
    REQUIRE(response.status == 201);
    return std::string{json::parse(response.bytes()).at("id").as_string()};
}

/// The ids of every page of a list.
std::vector<std::string> walk(ApiWorld& world, const std::string& role, const std::string& query) {
    std::vector<std::string> ids;
    std::string cursor;
    do {
        const auto page = get(world, role, "/api/v1/cases?" + query + "&cursor=" + cursor);
        for (const auto& item : page.at("items").as_array()) ids.emplace_back(item.at("id").as_string());
        const auto& next = page.at("next_cursor");
        cursor = next.is_null() ? "" : std::string{next.as_string()};
    } while (!cursor.empty());
    return ids;
}

}  // namespace

TEST_CASE("pages of every size give every case once, whatever the list is narrowed by") {
    ApiWorld world;
    std::map<std::string, std::set<std::string>> wanted;
    for (int i = 0; i < 24; ++i) {
        const std::string kind = i % 2 == 0 ? "repair" : "complaint";
        const std::string outlet = i % 3 == 0 ? "N1" : "N2";
        const std::string priority = i % 4 == 0 ? "emergency" : "normal";
        const auto id = open(world, R"({"kind":")" + kind + R"(","subject":"s","contact":{},"serial":"HX","outlet":")" +
                                        outlet + R"(","priority":")" + priority + "\"}");
        // Several within one instant: the id decides.
        if (i % 5 == 4) world.clock += std::chrono::seconds{1};
        wanted[""].insert(id);
        wanted["kind=" + kind].insert(id);
        wanted["outlet=" + outlet].insert(id);
        wanted["outlet=" + outlet + "&kind=" + kind].insert(id);
        wanted["state=open&kind=" + kind].insert(id);
        wanted["q=HX"].insert(id);
        wanted["q=" + std::string{kind == "repair" ? "WX" : "TS"}].insert(id);
        wanted["late=true"].insert(id);
        wanted["late=true&kind=" + kind].insert(id);
    }
    world.clock += std::chrono::days{2};
    for (const auto& [query, ids] : wanted) {
        for (const int limit : {1, 5, 7, 200}) {
            INFO(query, " limit ", limit);
            const auto seen = walk(world, "admin", query + "&limit=" + std::to_string(limit));
            CHECK(seen.size() == ids.size());
            CHECK(std::set<std::string>(seen.begin(), seen.end()) == ids);
        }
    }
    CHECK(walk(world, "outlet_manager", "limit=3").size() == 8);
}

TEST_CASE("a case that has not changed is not sent again") {
    ApiWorld world;
    const auto address = "/api/v1/cases/" + open(world, R"({"kind":"repair","subject":"s","contact":{}})");
    const auto tag_of = [](const http::Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name == "ETag") return value;
        }
        return std::string{};
    };
    const auto first = world.send(world.request_as("agent", "GET", address));
    REQUIRE_FALSE(tag_of(first).empty());
    auto again = world.request_as("agent", "GET", address);
    again.headers.emplace_back("If-None-Match", tag_of(first));
    const auto same = world.send(again);
    CHECK(same.status == 304);
    CHECK(same.bytes().empty());

    auto move = world.request_as("agent", "POST", address + "/moves", R"({"move":"note","text":"x"})");
    move.headers.emplace_back("If-Match", tag_of(first));
    CHECK(world.send(move).status == 201);
    CHECK(world.send(again).status == 200);
    CHECK(world.send(move).status == 412);
}

TEST_CASE("a changed book changes the tag of a case whose due time it moves") {
    ApiWorld world;
    const auto address = "/api/v1/cases/" + open(world, R"({"kind":"repair","subject":"s","contact":{}})");
    auto again = world.request_as("agent", "GET", address);
    std::string text{world.context->books()->find_text("promises.standard")->text};
    again.headers.emplace_back("If-None-Match", world.send(again).headers.at(0).second);
    CHECK(world.send(again).status == 304);
    text.replace(text.find("within: 24 h"), 12, "within: 12 h");
    CHECK(world.send(world.request_as("admin", "POST", "/api/v1/rulebooks/promises.standard/versions", text)).status ==
          201);
    CHECK(world.send(again).status == 200);
}
