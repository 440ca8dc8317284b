#include "tables/encoding.hpp"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>

#include <string>
#include <vector>

#include "base/failure.hpp"
#include "tables/source.hpp"

namespace {

std::string encoded(const std::string& utf8, const char* encoding) {
    std::string out(utf8.size() * 4 + 16, '\0');
    auto status = U_ZERO_ERROR;
    const auto size = ucnv_convert(encoding, "utf-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
                                   static_cast<std::int32_t>(utf8.size()), &status);
    REQUIRE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string text_of(const std::string& bytes, const std::string& encoding,
                    std::vector<std::uint64_t>* rejected = nullptr) {
    const auto source = tables::open_source_in(bytes, "t.csv", {.encoding = encoding});
    source->on_rejected([&](const tables::Rejected& row) {
        CHECK(row.reason == tables::Reason::BadEncoding);
        if (rejected != nullptr) rejected->push_back(row.line);
    });
    std::string text;
    for (const auto& name : source->columns().names()) text += name + "|";
    tables::Row row;
    while (source->next(row)) {
        for (const auto cell : row.cells) text += std::string(cell) + "|";
    }
    return text;
}

const std::string kChinese =
    "工单号,操作,操作时间,处理人\n"
    "WX-1,受理报修,2026年11月22日 14:05,张师傅\n"
    "WX-1,\"上门维修，更换\n电池\",2026年11月23日 09:30,李工\n"
    "WX-2,客户不满意，要求退货,2026年11月23日 10:00,王经理\n";
const std::string kChineseRead =
    "工单号|操作|操作时间|处理人|WX-1|受理报修|2026年11月22日 14:05|张师傅|WX-1|上门维修，更换\n电池|2026年11月23日 "
    "09:30|李工|WX-2|客户不满意，要求退货|2026年11月23日 10:00|王经理|";
const std::string kTraditional =
    "單號,處理,說明\n1,維修完成,更換電池後測試正常，客戶滿意\n2,退貨,產品損壞無法使用，請儘速處理\n";
const std::string kKorean =
    "번호,처리,내용\n1,수리 완료,고객이 만족하였습니다\n2,반품,제품에 문제가 있어서 반품을 요청합니다\n";

}  // namespace

TEST_CASE("Chinese text is the same in UTF-8, GB18030 and UTF-16, said or found out") {
    for (const char* encoding : {"utf-8", "gb18030", "utf-16le", "utf-16be"}) {
        CAPTURE(encoding);
        const auto bytes = encoded(kChinese, encoding);
        CHECK(text_of(bytes, encoding) == kChineseRead);
        CHECK(text_of(bytes, "") == kChineseRead);
    }
    CHECK(text_of("\xFF\xFE" + encoded(kChinese, "utf-16le"), "") == kChineseRead);
    CHECK(text_of("\xFE\xFF" + encoded(kChinese, "utf-16be"), "") == kChineseRead);
    CHECK(text_of(encoded(kChinese, "gb18030"), "gbk") == kChineseRead);
}

TEST_CASE("characters outside the basic plane survive GB18030 and UTF-16") {
    const std::string text = "a,b\n𠮷野家,😀\n";
    for (const char* encoding : {"gb18030", "utf-16le", "utf-16be"}) {
        CHECK(text_of(encoded(text, encoding), encoding) == "a|b|𠮷野家|😀|");
    }
}

TEST_CASE("legacy encodings are told apart by their frequent characters") {
    CHECK(tables::guess_encoding(encoded(kChinese, "gb18030")) == "gb18030");
    CHECK(tables::guess_encoding(encoded(kTraditional, "big5")) == "big5");
    CHECK(tables::guess_encoding(encoded(kKorean, "windows-949")) == "windows-949");
    CHECK(tables::guess_encoding(encoded("a,b\nGerät,über Straße geführt, très élégant\n", "windows-1252")) ==
          "windows-1252");
    CHECK(tables::guess_encoding("plain") == "utf-8");
    CHECK(text_of(encoded(kKorean, "windows-949"), "cp949").find("만족하였습니다") != std::string::npos);
    CHECK(text_of(encoded(kTraditional, "big5"), "").find("客戶滿意") != std::string::npos);
}

TEST_CASE("a row with bytes that are not in the encoding is rejected with its line") {
    std::vector<std::uint64_t> rejected;
    std::string text = "a,b\n";
    for (int i = 0; i < 30; ++i) text += "好的,再见\n";
    CHECK(text_of(text + "\xC4\xFA,x\n" + "尾,巴\n", "utf-8", &rejected).ends_with("再见|尾|巴|"));
    CHECK(rejected == std::vector<std::uint64_t>{32});
    rejected.clear();
    CHECK(text_of("a,b\n1,2\n\x81\x20,3\n4,5\n", "gb18030", &rejected) == "a|b|1|2|4|5|");
    CHECK(rejected == std::vector<std::uint64_t>{3});
}

TEST_CASE("a file that is not in its encoding at all is refused with the place and the cure") {
    std::string text = "a,b\n";
    for (int i = 0; i < 200; ++i) text += "\xC4\xFA\xBA\xC3,x\n";
    try {
        text_of(text, "utf-8");
        FAIL("taken");
    } catch (const base::BadInput& bad) {
        CHECK(std::string(bad.what()).find("are not in utf-8") != std::string::npos);
        CHECK(bad.where == "t.csv:51");
        CHECK(bad.cure.find("gb18030") != std::string::npos);
    }
    CHECK_THROWS_AS(text_of("a\n1\n", "klingon"), base::BadInput);
}
