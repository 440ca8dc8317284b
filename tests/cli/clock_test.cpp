#include "cli/clock.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <memory>
#include <string>

namespace {

/// Runs `fivestar clock` over a text and gives what it writes.
std::string run(const std::string& input, int& status) {
    const std::unique_ptr<FILE, int (*)(FILE*)> in{std::tmpfile(), std::fclose};
    const std::unique_ptr<FILE, int (*)(FILE*)> out{std::tmpfile(), std::fclose};
    REQUIRE(std::fwrite(input.data(), 1, input.size(), in.get()) == input.size());
    std::fflush(in.get());
    std::rewind(in.get());
    status = cli::clock(fileno(in.get()), fileno(out.get()));
    std::rewind(out.get());
    std::string text(1 << 16, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), out.get()));
    return text;
}

std::string answer_to(const std::string& rest) {
    int status = -1;
    return run("{\"id\":\"1\"," + rest + "}\n", status);
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

const std::string kCalendar = R"("calendar":{"zone":"Asia/Shanghai",
    "week":{"wed":[["09:00","12:00"],["13:00","18:00"]],"thu":[["09:00","12:00"],["13:00","18:00"]]},
    "holidays":["2026-10-01"],"workdays":{"2026-10-10":[["09:00","18:00"]]}},)";

/// A line of its own: JSON Lines may not be broken.
std::string on_one_line(std::string text) {
    std::erase(text, '\n');
    return text;
}

}  // namespace

TEST_CASE("the worked example of the contract, as a line") {
    const auto calendar = on_one_line(kCalendar);
    CHECK(answer_to(calendar + R"("op":"add","from":"2026-09-30T17:00:00+08:00","seconds":7200,)"
                               R"("pauses":[["2026-09-30T17:10:00+08:00","2026-09-30T17:40:00+08:00"]])") ==
          "{\"id\":\"1\",\"at\":\"2026-10-07T02:30:00Z\"}\n");
    CHECK(answer_to(calendar + R"("op":"between","from":"2026-10-07T02:30:00Z","to":"2026-09-30T17:00:00+08:00")") ==
          "{\"id\":\"1\",\"seconds\":-9000}\n");
}

TEST_CASE("answers are in whole seconds: instants are rounded up, lengths towards zero") {
    const std::string all_day = R"("calendar":{"zone":"UTC","workdays":{"2026-10-10":[["00:00","24:00"]]}},)";
    CHECK(answer_to(all_day + R"("op":"add","from":"2026-10-10T00:00:00.25Z","seconds":1)") ==
          "{\"id\":\"1\",\"at\":\"2026-10-10T00:00:02Z\"}\n");
    CHECK(answer_to(all_day + R"("op":"between","from":"2026-10-10T00:00:02Z","to":"2026-10-10T00:00:00.25Z")") ==
          "{\"id\":\"1\",\"seconds\":-1}\n");
}

TEST_CASE("a shipped book is called by its name and warns beyond what was announced") {
    CHECK(answer_to(R"("calendar":"cn","op":"add","from":"2026-09-30T17:00:00+08:00","seconds":3601)") ==
          "{\"id\":\"1\",\"at\":\"2026-10-08T01:00:01Z\"}\n");
    CHECK(answer_to(R"("calendar":"cn-24x7","op":"add","from":"2026-09-30T17:00:00+08:00","seconds":1)") ==
          "{\"id\":\"1\",\"at\":\"2026-09-30T09:00:01Z\"}\n");
    const auto late = answer_to(R"("calendar":"cn","op":"add","from":"2026-12-31T17:00:00+08:00","seconds":3601)");
    CHECK(holds(late, "\"at\":\"2027-01-01T01:00:01Z\""));
    CHECK(holds(late, "calendar_unpublished"));
    CHECK(holds(answer_to(R"("calendar":"mars","op":"add","from":"2026-12-31T17:00:00Z","seconds":1)"), "cn-24x7"));
}

TEST_CASE("the explanation names the holidays") {
    const auto text = answer_to(
        R"("calendar":"cn","op":"between","from":"2026-09-30T17:00:00+08:00","to":"2026-10-08T10:00:00+08:00","explain":true)");
    CHECK(holds(text, "\"seconds\":7200"));
    CHECK(holds(text, R"({"on":"2026-10-01","why":"holiday","zh":"国庆节","en":"National Day"})"));
    CHECK(holds(text, R"({"on":"2026-10-08","from":"2026-10-08T01:00:00Z","to":"2026-10-08T02:00:00Z"})"));
}

TEST_CASE("a word that means nothing is warned of") {
    const auto text = answer_to(R"("calendar":"cn","op":"add","from":"2026-11-20T00:00:00Z","seconds":1,"pause":[])");
    CHECK(holds(text, R"("warnings":[{"code":"unknown_field","detail":"pause"}])"));
}

TEST_CASE("what cannot be read or done is refused with a code, and the next line is read") {
    const std::string all[] = {
        R"("op":"add","from":"2026-11-20T00:00:00Z","seconds":1)",
        R"("calendar":7,"op":"add","from":"2026-11-20T00:00:00Z","seconds":1)",
        R"("calendar":"cn","op":"sum","from":"2026-11-20T00:00:00Z","seconds":1)",
        R"("calendar":"cn","op":"add","from":"2026-11-20","seconds":1)",
        R"("calendar":"cn","op":"add","from":"2026-11-20T00:00:00Z","seconds":1.5)",
        R"("calendar":"cn","op":"add","from":"2026-11-20T00:00:00Z")",
        R"("calendar":"cn","op":"between","from":"2026-11-20T00:00:00Z")",
        R"("calendar":"cn","op":"add","from":"2026-11-20T00:00:00Z","seconds":1,"explain":1)",
        R"("calendar":"cn","op":"between","from":"2006-11-20T00:00:00Z","to":"2026-11-20T00:00:00Z","explain":true)",
        R"("calendar":"cn","op":"add","from":"2026-11-20T00:00:00Z","seconds":10000000000000000000)",
        R"("calendar":"cn","op":"add","from":"2026-11-20T00:00:00Z","seconds":1,"pauses":[["2026-11-20T00:00:00Z"]])",
        R"("calendar":{"zone":"../etc/passwd"},"op":"add","from":"2026-11-20T00:00:00Z","seconds":1)",
        R"("calendar":{"zone":"UTC","week":{"monday":[]}},"op":"add","from":"2026-11-20T00:00:00Z","seconds":1)",
        R"("calendar":{"zone":"UTC","week":{"mon":[["09:00","08:00"]]}},"op":"add","from":"2026-11-20T00:00:00Z","seconds":1)",
        R"("calendar":{"zone":"UTC","holidays":["2026-02-30"]},"op":"add","from":"2026-11-20T00:00:00Z","seconds":1)"};
    for (const auto& line : all) {
        CAPTURE(line);
        CHECK(holds(answer_to(line), "{\"id\":\"1\",\"error\":{\"code\":\"bad_input\""));
    }
    CHECK(holds(answer_to(R"("calendar":"cn","op":"add","from":"2026-11-20T00:00:00Z","seconds":-1)"),
                "negative_seconds"));
    int status = -1;
    const auto two = run(
        "{\"id\":1,\"calendar\":{\"zone\":\"UTC\"},\"op\":\"add\",\"from\":\"2026-11-20T00:00:00Z\",\"seconds\":0}\n"
        "{\"id\":2,\"calendar\":\"cn\",\"op\":\"add\",\"from\":\"2026-11-20T02:00:00Z\",\"seconds\":0}\n",
        status);
    CHECK(two ==
          "{\"id\":1,\"error\":{\"code\":\"no_working_time\",\"detail\":\"ten years bring no working "
          "time\",\"line\":1}}\n"
          "{\"id\":2,\"at\":\"2026-11-20T02:00:00Z\"}\n");
    CHECK(status == 2);
}
