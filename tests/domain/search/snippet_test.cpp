#include "domain/search/snippet.hpp"

#include <doctest/doctest.h>

namespace {

std::string told(std::string_view typed, std::string_view text, std::size_t width = 80) {
    std::string all;
    for (const auto& part : search::snippet(search::read_query(typed), text, width)) {
        all += part.is_hit ? "[" + part.text + "]" : part.text;
    }
    return all;
}

}  // namespace

TEST_CASE("a snippet marks every hit as it was written") {
    CHECK(told("漏水", "空调漏水，又漏水了") == "空调[漏水]，又[漏水]了");
    CHECK(told("tcl空调", "家里的ＴＣＬ 空调坏了") == "家里的[ＴＣＬ 空调]坏了");
    CHECK(told("漏水 空调", "空调漏水") == "[空调漏水]");
    CHECK(told("comp", "The Compressor, a comp") == "The [Comp]ressor, a [comp]");
    CHECK(told("冷", "冷") == "[冷]");
    CHECK(told("没有", "空调漏水") == "空调漏水");
    CHECK(told("漏水", "第一行\n漏水") == "第一行 [漏水]");
    CHECK(told("漏水", "") == "");
}

TEST_CASE("a long text is shown around its first hit") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "字";
    text += "漏水";
    for (int i = 0; i < 100; ++i) text += "尾";
    CHECK(told("漏水", text, 20) == "…字字字字字[漏水]尾尾尾尾尾尾尾尾尾尾尾尾尾…");
    CHECK(told("没有", text, 3) == "字字字…");
    // A hit that is longer than the stretch is cut as well.
    CHECK(told("\"" + text + "\"", text, 4).starts_with("[字字字字]…"));
}

TEST_CASE("hits are counted by phrase, not by place") {
    const auto query = search::read_query("漏水 空调 没有");
    CHECK(search::count_hits(query, "空调漏水，漏水") == 2);
    CHECK(search::count_hits(query, "") == 0);
}
