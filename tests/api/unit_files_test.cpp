#include <doctest/doctest.h>

#include "json/json.hpp"
#include "tests/support/api_world.hpp"

namespace {

using support::ApiWorld;

json::object read(const http::Response& response) {
    return json::parse(response.bytes()).as_object();
}

std::string text_of(const json::object& map, std::string_view key) {
    return std::string{map.at(key).as_string()};
}

http::Response as_agent(ApiWorld& world, const std::string& method, const std::string& target, std::string body = "") {
    return world.send(world.request_as("agent", method, target, std::move(body)));
}

const std::string kUnits =
    "序列号,型号,购买日期\n"
    "Z-1,HN-K35,2026-05-03\n"
    "Z-2,HN-K35,昨天\n";

}  // namespace

TEST_CASE("a file of units comes in by the page, first as a dry run") {
    ApiWorld world;
    const auto tried = as_agent(world, "POST", "/api/v1/imports/units?dry_run=true", kUnits);
    REQUIRE(tried.status == 200);
    CHECK(read(tried).at("added").as_int64() == 1);
    CHECK(as_agent(world, "GET", "/api/v1/units/Z-1").status == 404);

    const auto done = read(as_agent(world, "POST", "/api/v1/imports/units", kUnits));
    CHECK(done.at("added").as_int64() == 1);
    REQUIRE(done.at("rejected").as_int64() == 1);
    const auto& rejected = done.at("rejected_rows").as_array().at(0).as_object();
    CHECK(rejected.at("line").to_number<int>() == 3);
    CHECK(text_of(rejected, "reason") == "bad_date");
    CHECK(text_of(rejected, "text") == "Z-2,HN-K35,昨天");
    CHECK(as_agent(world, "GET", "/api/v1/units/Z-1").status == 200);
    CHECK(read(as_agent(world, "POST", "/api/v1/imports/units", kUnits)).at("unchanged").as_int64() == 1);
}

TEST_CASE("a file that cannot be read is refused with why, and staff do not come in this way") {
    ApiWorld world;
    const auto refused = as_agent(world, "POST", "/api/v1/imports/units", "name,price\na,1\n");
    CHECK(refused.status == 422);
    CHECK(text_of(read(refused), "code") == "import_not_readable");
    CHECK(as_agent(world, "POST", "/api/v1/imports/staff", kUnits).status == 404);
}

TEST_CASE("a label leads a stranger to the unit, and to nobody") {
    ApiWorld world;
    as_agent(world, "POST", "/api/v1/customers", R"({"code": "C1", "name": "李女士"})");
    as_agent(world, "POST", "/api/v1/units",
             R"({"serial": "Z-1", "model": "HN-K35", "customer": "C1", "purchase": {"invoice_on": "2026-05-03"}})");
    CHECK(as_agent(world, "GET", "/api/v1/unit-labels?ids=Z-1").bytes().find("<svg") == std::string_view::npos);
    CHECK(as_agent(world, "POST", "/api/v1/unit-labels", R"({"ids": ["Z-1"]})").status == 204);
    const auto sheet = as_agent(world, "GET", "/api/v1/unit-labels?ids=Z-1&skip=2");
    CHECK(sheet.content_type.starts_with("text/html"));
    CHECK(sheet.bytes().find("<svg") != std::string_view::npos);
    const auto card = as_agent(world, "GET", "/api/v1/units/Z-1/guarantee-card");
    CHECK(card.bytes().find("李**") != std::string_view::npos);
    CHECK(card.bytes().find("李女士") == std::string_view::npos);

    const auto code = text_of(read(as_agent(world, "GET", "/api/v1/units/Z-1")), "public_code");
    const auto page = world.send(ApiWorld::request_of("GET", "/p/u/" + code));
    CHECK(page.status == 200);
    CHECK(page.bytes().find("2026-05-03") != std::string_view::npos);
    CHECK(page.bytes().find("李") == std::string_view::npos);
    CHECK(page.bytes().find("Z-1") == std::string_view::npos);
    const auto unknown = world.send(ApiWorld::request_of("GET", "/p/u/01m82nqqsne7nrkq3f2s9zgddw"));
    CHECK(unknown.status == 404);
    CHECK(unknown.content_type.starts_with("text/html"));
    CHECK(as_agent(world, "GET", "/api/v1/unit-labels?ids=none").status == 404);
    CHECK(as_agent(world, "GET", "/api/v1/unit-labels?ids=Z-1&skip=99").status == 400);
}
