#include "report/unit_papers.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "report/qr.hpp"

namespace {

report::UnitPaper paper(const std::string& serial) {
    return {.unit = {.unit_id = serial,
                     .identity = {.serial = serial, .model = "HN-<K35>", .name = "1.5匹挂机空调"},
                     .purchase = units::Purchase{.channel = "store", .invoice_on = "2026-05-03"}},
            .company = "华东暖通电器",
            .owner = "李**",
            .address = "https://example.org/p/u/01m82nqqsne7nrkq3f2s9zgddw"};
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a sheet holds 21 labels, and used places stay free") {
    std::vector<report::UnitPaper> papers;
    for (int i = 0; i < 22; ++i) papers.push_back(paper("S-" + std::to_string(i)));
    const auto sheets = report::label_sheets(papers, 0, report::Language::Chinese);
    CHECK(count(sheets, "class=\"sheet\"") == 2);
    CHECK(count(sheets, "<svg") == 22);
    papers.resize(2);
    const auto later = report::label_sheets(papers, 20, report::Language::Chinese);
    CHECK(count(later, "class=\"sheet\"") == 2);
    CHECK(count(later, "<div></div>") == 20);
}

TEST_CASE("a paper says what is known and nothing that a text could smuggle in") {
    const auto card = report::guarantee_card(paper("S-1"), report::Language::English);
    CHECK(card.find("HN-&lt;K35&gt;") != std::string::npos);
    CHECK(card.find("HN-<K35>") == std::string::npos);
    CHECK(card.find("2026-05-03") != std::string::npos);
    CHECK(card.find("No repairs") != std::string::npos);
    CHECK(report::escaped("a&b\"c'd") == "a&amp;b&quot;c&#39;d");
}

TEST_CASE("a stranger learns the model and from when the guarantee counts, not who has it") {
    auto shown = paper("S-1");
    const auto page = report::public_unit_page(shown, report::Language::Chinese);
    CHECK(page.find("2026-05-03") != std::string::npos);
    CHECK(page.find("李") == std::string::npos);
    CHECK(page.find("S-1") == std::string::npos);
    shown.unit.replaced_by = units::Exchange{.unit_id = "S-2"};
    CHECK(report::public_unit_page(shown, report::Language::English).find("exchanged") != std::string::npos);
}

TEST_CASE("a QR code has the three finders in its corners and four quiet modules around") {
    const auto svg = report::qr_svg("https://example.org", 30);
    CHECK(svg.find("width=\"30mm\"") != std::string::npos);
    CHECK(svg.find("M4 4h1v1h-1z") != std::string::npos);
    CHECK(svg.find("M3 ") == std::string::npos);
}
