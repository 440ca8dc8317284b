#include "json/json.hpp"

#include <doctest/doctest.h>

#include "base/failure.hpp"

namespace {

std::string complaint(std::string_view text) {
    try {
        static_cast<void>(json::parse(text));
    } catch (const base::BadInput& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("numbers stand plainly and read back the same") {
    for (const char* text :
         {"2988", "0.05", "-1.5", "2.67", "0.000001", "123456789012345678", "0.1", "94.995", "7.1"}) {
        CHECK(json::to_text(json::parse(text)) == text);
    }
    CHECK(json::to_text(json::parse("2.988E3")) == "2988");
    CHECK(json::to_text(json::parse("1e-7")) == "0.0000001");
}

TEST_CASE("text is kept, and escaped only where it must be") {
    CHECK(json::to_text(json::parse(R"({"名":"五星\n","a":[true,null,{}],"b":[]})")) ==
          R"({"名":"五星\n","a":[true,null,{}],"b":[]})");
}

TEST_CASE("a doubled key is refused by name") {
    CHECK(complaint(R"({"a":{"id":1,"x":2,"id":3}})") == "the key 'id' stands twice in one object");
    CHECK(complaint(R"([{"a":1},{"a":1}])").empty());
}

TEST_CASE("what is no JSON is refused with its place") {
    CHECK(complaint("{\"a\":}").find("byte 6") == 0);
    CHECK(complaint("1 2").find("byte") == 0);
    CHECK(complaint("\"\xff\"").find("not JSON") != std::string::npos);
    CHECK(complaint(std::string(80, '[') + std::string(80, ']')).find("not JSON") != std::string::npos);
}
