#include <doctest/doctest.h>

#include <random>

#include "domain/search/document.hpp"
#include "domain/search/fold.hpp"
#include "domain/search/query.hpp"

namespace {

std::string document(std::string_view text) {
    search::DocumentText made;
    made.add(text);
    return made.take();
}

bool finds(std::string_view typed, std::string_view text) {
    return search::holds(search::read_query(typed), document(text));
}

}  // namespace

TEST_CASE("a text is looked through in runs, in small letters and usual width") {
    CHECK(search::fold("TCL空调，１．５匹") == " tcl 空调 1 5 匹");
    CHECK(search::fold("ＷＸ－２０２６　室内機") == " wx 2026 室内機");
    CHECK(search::fold("Perché ÉCLAIR Ёлка ŽENA") == " perché éclair ёлка žena");
    CHECK(search::fold("カナかな한글㐀𠀀") == " カナかな한글㐀𠀀");
    CHECK(search::fold("，。！ \n\t") == "");
    CHECK(search::fold("") == "");
    CHECK(search::fold("a\xff\xfe"
                       "b\xe5\x86") == " a b");
    CHECK(search::fold("😀冷😀") == " 冷");
}

TEST_CASE("every byte of a fold knows where it comes from") {
    const auto folded = search::fold_with_places("修ＴＣＬ好");
    REQUIRE(folded.text == " 修 tcl 好");
    REQUIRE(folded.from.size() == folded.text.size());
    CHECK(folded.from[folded.text.find('t')] == 3);
    CHECK(folded.to[folded.text.find('l')] == 12);
    CHECK(folded.to.back() == 15);
}

TEST_CASE("ideographs become pairs and the last one alone, other runs stay whole") {
    CHECK(search::words_of(" tcl 空调不制冷") == " tcl 空调 调不 不制 制冷 冷");
    CHECK(search::words_of(" 冷 | a1 =张伟 ==n1") == " 冷 a1 =张伟 ==n1");
    CHECK(search::words_of("") == "");
}

TEST_CASE("a query asks for words of the index, in order, and nothing else of what was typed") {
    const auto words = [](std::string_view typed) {
        std::string all;
        for (const auto& phrase : search::read_query(typed).phrases) {
            for (const auto& word : phrase.words) all += word + " ";
            all += phrase.is_open ? "* / " : "/ ";
        }
        return all;
    };
    CHECK(words("空调不制冷") == "空调 调不 不制 制冷 / ");
    CHECK(words("冷") == "冷 * / ");
    CHECK(words("TCL空调") == "tcl 空调 / ");
    CHECK(words("空调TCL") == "空调 调 tcl * / ");
    CHECK(words("空调　制冷") == "空调 / 制冷 / ");
    CHECK(words("\"gas leak\" “空调 漏水”") == "gas leak * / 空调 调 漏水 / ");
    CHECK(words("NEAR(a b) OR NOT c* ^d words:e -f 'g' & | <-> !h:*") ==
          "near a * / b * / or * / not * / c * / d * / words e * / f * / g * / h * / ");
    CHECK(search::read_query("，。 \"\" *").is_empty());
    CHECK(search::read_query("").is_empty());
    std::string many;
    for (int i = 0; i < 100; ++i) many += "w" + std::to_string(i) + " ";
    CHECK(search::read_query(many).phrases.size() == search::kPhrasesMax);
}

TEST_CASE("what is found, and what is not") {
    CHECK(finds("制冷", "空调不制冷"));
    CHECK(finds("冷", "空调不制冷"));
    CHECK(finds("空调不制冷", "我家的空调不制冷了"));
    CHECK_FALSE(finds("空调不制冷", "空调完全不制冷"));
    CHECK(finds("空调 不制冷", "空调完全不制冷"));
    CHECK_FALSE(finds("空调 漏水", "空调完全不制冷"));
    CHECK(finds("tcl空调", "TCL 空调坏了"));
    CHECK(finds("调TCL", "空调TCL"));
    CHECK_FALSE(finds("空TCL", "空调TCL"));
    CHECK(finds("comp", "The Compressor hums"));
    CHECK_FALSE(finds("pressor", "The Compressor hums"));
    CHECK(finds("the comp", "Compressor, the"));
    CHECK_FALSE(finds("\"the comp\"", "Compressor, the"));
    CHECK(finds("\"the comp\"", "the compressor"));
    CHECK(finds("１３８", "电话13800138000"));
    CHECK(finds("WX-20261122-00", "WX-20261122-0042"));
    CHECK(finds("13800138000", "请打138-0013-8000"));
    CHECK(finds("138-0013-8000", "请打13800138000"));
    CHECK(finds("020-8765", "打020-87654321"));
    CHECK_FALSE(finds("制冷制热", "制冷，制热"));
}

TEST_CASE("nothing is found across two texts of one document") {
    search::DocumentText made;
    made.add("空调");
    made.add("漏水");
    const auto text = made.take();
    CHECK(search::holds(search::read_query("空调 漏水"), text));
    CHECK_FALSE(search::holds(search::read_query("空调漏水"), text));
    CHECK_FALSE(search::holds(search::read_query("调漏"), text));
}

TEST_CASE("a name or a mobile number is found as a whole, however it is written, and never by a piece") {
    search::DocumentText made;
    made.add("空调漏水");
    made.add_whole("张伟明");
    made.add_whole("John Smith");
    made.add_whole("+86 138-0013-8000");
    const auto text = made.take();
    for (const auto* typed : {"张伟明", "john smith", "13800138000", "138 0013 8000", "138-0013-8000", "+8613800138000",
                              "008613800138000", "张伟明 漏水", "漏水 13800138000"}) {
        CAPTURE(typed);
        CHECK(search::holds(search::read_query(typed), text));
    }
    for (const auto* typed : {"张伟", "伟明", "张", "1380013800", "138", "8000", "john", "smith", "=张伟明 x"}) {
        CAPTURE(typed);
        CHECK_FALSE(search::holds(search::read_query(typed), text));
    }
}

TEST_CASE("a very long text is cut at a run, and what was added before is whole") {
    search::DocumentText made;
    made.add("开头");
    std::string page;
    for (int i = 0; i < 40'000; ++i) page += "字，";
    made.add(page);
    made.add("末尾");
    made.add_whole("张伟");
    const auto text = made.take();
    CHECK(text.size() < search::kTextMax + 100);
    CHECK(search::holds(search::read_query("开头"), text));
    CHECK(search::holds(search::read_query("张伟"), text));
    CHECK_FALSE(search::holds(search::read_query("末尾"), text));
}

TEST_CASE("any two neighbouring ideographs of any text are found") {
    std::mt19937 random{7};
    const std::vector<std::string> pieces{"空", "调", "冷", "漏", "水", "不", "制",
                                          "A",  "9",  "，", " ",  "ｂ", "|",  "="};
    for (int round = 0; round < 400; ++round) {
        std::vector<std::string> signs;
        std::string text;
        for (int i = 0; i < 12; ++i) {
            signs.push_back(pieces[random() % pieces.size()]);
            text += signs.back();
        }
        const auto made = document(text);
        const auto words = search::words_of(made) + " ";
        CAPTURE(text);
        for (std::size_t i = 0; i + 1 < signs.size(); ++i) {
            if (!search::is_ideographic(signs[i]) || !search::is_ideographic(signs[i + 1])) continue;
            const auto query = search::read_query(signs[i] + signs[i + 1]);
            CHECK(search::holds(query, made));
            CHECK(words.find(" " + query.phrases.at(0).words.at(0) + " ") != std::string::npos);
        }
    }
}
