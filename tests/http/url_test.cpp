#include "http/url.hpp"

#include <doctest/doctest.h>

TEST_CASE("percent decoding gives the bytes, and refuses what is malformed") {
    CHECK(http::percent_decode("a%20b+c") == "a b+c");
    CHECK(http::percent_decode("%e4%B8%ad") == "中");
    CHECK(http::percent_decode("") == "");
    for (const auto* malformed : {"%", "%2", "%zz", "a%2", "%00", "%ff", "%c0%af", "%-1"}) {
        CAPTURE(malformed);
        CHECK_FALSE(http::percent_decode(malformed));
    }
}

TEST_CASE("a query keeps order and repetition, '+' is a space, a name may stand alone") {
    CHECK(http::parse_query("q=%E7%A9%BA+%E8%B0%83&by=outlet&by=month&flag&&empty=") ==
          http::Pairs{{"q", "空 调"}, {"by", "outlet"}, {"by", "month"}, {"flag", ""}, {"empty", ""}});
    CHECK(http::parse_query("a=b=c") == http::Pairs{{"a", "b=c"}});
    CHECK(http::parse_query("") == http::Pairs{});
    CHECK_FALSE(http::parse_query("a=1&b=%"));
    CHECK_FALSE(http::parse_query("%=1"));
}

TEST_CASE("a target in origin or absolute form is taken apart; others are refused") {
    http::Request request;
    request.method = "GET";
    REQUIRE(http::set_target(request, "/a%20b/c?x=1?2"));
    CHECK(request.path == "/a b/c");
    CHECK(request.query_value("x") == "1?2");
    CHECK_FALSE(request.query_value("y"));
    REQUIRE(http::set_target(request, "http://host:8600/a?b"));
    CHECK(request.target == "/a?b");
    REQUIRE(http::set_target(request, "HTTPS://host"));
    CHECK(request.path == "/");
    for (const auto* refused : {"", "a", "*", "host:443", "ftp://host/a", "/a%", "/a?b=%g0", "/a#b", "http://host?a"}) {
        CAPTURE(refused);
        CHECK_FALSE(http::set_target(request, refused));
    }
    request.method = "OPTIONS";
    CHECK(http::set_target(request, "*"));
}

TEST_CASE("headers are found in any case, cookies by their exact name") {
    auto request = http::make_request("GET", "/");
    request.headers = {{"X-Thing", "1"}, {"cookie", "a=1; session=\"s=2\" ;bare; b="}, {"Cookie", "late=3"}};
    CHECK(request.header("x-thing") == "1");
    CHECK(request.header("absent").empty());
    CHECK(request.cookie("session") == "s=2");
    CHECK(request.cookie("b") == "");
    CHECK(request.cookie("late") == "3");
    CHECK_FALSE(request.cookie("Session"));
    CHECK_FALSE(request.cookie("bare"));
}
