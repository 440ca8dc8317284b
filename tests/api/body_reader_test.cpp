#include "api/body_reader.hpp"

#include <doctest/doctest.h>

#include <array>

#include "api/query_reader.hpp"

namespace {

using api::BodyReader;
using api::Complaint;

template <typename Read>
api::BadRequest complaints(std::string_view text, Read read) {
    try {
        BodyReader body{text};
        read(body);
        body.finish();
    } catch (const api::BadRequest& bad) {
        return bad;
    }
    return {};
}

}  // namespace

TEST_CASE("a text is trimmed and measured in characters, not in bytes") {
    BodyReader body{R"({"a": "　四个汉字 ", "b": null, "c": "  "})"};
    CHECK(body.needed_text("a", 4) == "四个汉字");
    CHECK(body.text("b", 1).empty());
    CHECK_FALSE(body.text_if("c", 1));
    body.finish();
    const auto bad = complaints(R"({"a": "五个汉字呢"})", [](BodyReader& b) { b.needed_text("a", 4); });
    CHECK(bad.fields.at("a") == Complaint::TooLong);
}

TEST_CASE("every complaint is gathered, also within an object") {
    const auto bad = complaints(R"({"n": 1.5, "m": 9, "t": "\u0000", "o": {"x": 1}, "at": "2026-13-01", "l": [1]})",
                                [](BodyReader& body) {
                                    body.needed_integer("n", 1, 5);
                                    body.needed_integer("m", 1, 5);
                                    body.text("t", 5);
                                    body.needed_object("o").text("x", 5);
                                    body.needed_object("p");
                                    body.instant_if("at");
                                    body.needed_words("l", {"a"});
                                    body.needed_secret("s", 12, 20);
                                });
    CHECK(bad.fields == std::map<std::string, Complaint>{{"n", Complaint::NotInteger},
                                                         {"m", Complaint::OutOfRange},
                                                         {"t", Complaint::NotText},
                                                         {"o.x", Complaint::NotText},
                                                         {"p", Complaint::Missing},
                                                         {"at", Complaint::NotInstant},
                                                         {"l", Complaint::UnknownWord},
                                                         {"s", Complaint::Missing}});
}

TEST_CASE("a secret keeps its white space and has a length") {
    BodyReader body{R"({"s": "  twelve letters  "})"};
    CHECK(body.needed_secret("s", 12, 20) == "  twelve letters  ");
    const auto bad = complaints(R"({"s": "short"})", [](BodyReader& b) { b.needed_secret("s", 12, 20); });
    CHECK(bad.fields.at("s") == Complaint::TooShort);
}

TEST_CASE("what is no object says where it stops being one") {
    CHECK(complaints("{\"a\": }", [](BodyReader&) {}).detail.find("byte 7") != std::string::npos);
    CHECK_FALSE(complaints("", [](BodyReader&) {}).detail.empty());
    CHECK_FALSE(complaints("7", [](BodyReader&) {}).detail.empty());
}

TEST_CASE("a query says what is wrong with it, all at once") {
    const auto request = http::make_request("GET", "/x?limit=&n=12a&big=99999999999999999999&flag=yes&word=b");
    api::QueryReader query{request};
    CHECK(query.integer("limit", 1, 9, 5) == 5);
    query.integer("n", 1, 9, 5);
    query.integer("big", 1, 9, 5);
    query.flag("flag");
    constexpr std::array<std::string_view, 1> kWords{"a"};
    query.word("word", kWords);
    try {
        query.finish();
        FAIL("it took everything");
    } catch (const api::BadRequest& bad) {
        CHECK(bad.fields.size() == 4);
        CHECK(bad.fields.at("n") == Complaint::NotInteger);
        CHECK(bad.fields.at("big") == Complaint::OutOfRange);
        CHECK(bad.fields.at("flag") == Complaint::NotFlag);
        CHECK(bad.fields.at("word") == Complaint::UnknownWord);
    }
}
