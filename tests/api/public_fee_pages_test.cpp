#include <doctest/doctest.h>

#include "api/public_page.hpp"
#include "tests/support/api_world.hpp"

namespace {

using support::ApiWorld;

bool holds(const http::Response& page, std::string_view words) {
    return page.bytes().find(words) != std::string_view::npos;
}

}  // namespace

TEST_CASE("anybody reads the public price list, in his language, without what is internal and without a script") {
    ApiWorld world;
    const auto page = world.send(ApiWorld::request_of("GET", "/p/fees"));
    CHECK(page.status == 200);
    CHECK(page.content_type == "text/html; charset=utf-8");
    CHECK(holds(page, "<html lang=\"zh-CN\">"));
    CHECK(holds(page, "上门服务"));
    CHECK(holds(page, "¥50.00"));
    CHECK(holds(page, "同一次上门"));
    // Closed by a day that is over, and an item that is not public.
    CHECK_FALSE(holds(page, "¥300.00"));
    CHECK_FALSE(holds(page, "内部协调项目"));
    CHECK_FALSE(holds(page, "<script"));
    const auto english = world.send(ApiWorld::request_of("GET", "/p/fees?lang=en"));
    CHECK(holds(english, "<html lang=\"en\">"));
    CHECK(holds(english, "Finding the fault"));
}

TEST_CASE("a link that leads nowhere says so and nothing else") {
    ApiWorld world;
    for (const char* method : {"GET", "POST"}) {
        const auto page = world.send(ApiWorld::request_of(method, "/p/q/%3Cb%3E", "decision=given"));
        CHECK(page.status == 404);
        CHECK(holds(page, std::string{"data-code=\""} + "no_such_quotation_consent" + "\""));
        CHECK_FALSE(holds(page, "<b>"));
    }
    CHECK(world.send(ApiWorld::request_of("POST", "/p/q/x", "%")).status == 400);
}

TEST_CASE("nothing of a text becomes markup") {
    CHECK(api::escaped("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
}
