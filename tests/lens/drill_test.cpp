#include "lens/drill.hpp"

#include <algorithm>
#include <set>

#include "lens/figures.hpp"
#include "tests/lens/march.hpp"

TEST_CASE("behind every figure stand its cases, and numerator and rest make the denominator") {
    given::Store store;
    const auto lens = given::lens_of(store);
    if (!lens) return;
    given::put_march(store);
    lens->catch_up(store.database());
    const auto book = given::book();
    const auto scope = given::on_first_of_april();
    lens->read([&](const lens::View& view) {
        const auto figures = figures_of(view, given::all_of(book), scope, {});
        for (std::size_t i = 0; i < figures.measures.size(); ++i) {
            const auto& measure = *figures.measures[i];
            CAPTURE(measure.id);
            const auto side = [&](lens::Side which) { return cases_behind(view, measure, which, scope, 200, ""); };
            const auto denominator = side(lens::Side::Denominator);
            const auto numerator = side(lens::Side::Numerator);
            const auto rest = side(lens::Side::Rest);
            CHECK(denominator.total == figures.cells[i].n());
            CHECK(denominator.total == static_cast<std::int64_t>(denominator.case_ids.size()));
            if (measure.kind == lens::Measure::Kind::Share) {
                CHECK(static_cast<double>(numerator.total) == figures.cells[i].numerator());
            }
            auto both = numerator.case_ids;
            both.insert(both.end(), rest.case_ids.begin(), rest.case_ids.end());
            CHECK(std::set(both.begin(), both.end()) ==
                  std::set(denominator.case_ids.begin(), denominator.case_ids.end()));
            CHECK(both.size() == denominator.case_ids.size());
        }
        return 0;
    });
}

TEST_CASE("pages of cases follow each other, oldest first") {
    given::Store store;
    const auto lens = given::lens_of(store);
    if (!lens) return;
    auto cases = given::put_march(store);
    lens->catch_up(store.database());
    const auto book = given::book();
    const auto& measure = *book.find("cases_opened");
    std::vector<std::string> seen;
    std::string cursor;
    int pages = 0;
    do {
        const auto page = lens->read([&](const lens::View& view) {
            return cases_behind(view, measure, lens::Side::Denominator, given::on_first_of_april(), 3, cursor);
        });
        CHECK(page.total == 8);
        seen.insert(seen.end(), page.case_ids.begin(), page.case_ids.end());
        cursor = page.next_cursor;
    } while (!cursor.empty() && ++pages < 10);
    std::vector<std::string> expected;
    for (const char* name : {"c1", "c2", "c3", "c4", "c5", "c6", "c9", "c7"}) expected.push_back(cases[name].id);
    CHECK(seen == expected);
    const auto bad = [&](const lens::View& view) {
        return cases_behind(view, measure, lens::Side::Rest, given::on_first_of_april(), 3, "12.x");
    };
    CHECK_THROWS_AS(lens->read(bad), base::BadInput);
}
