#include "lens/figures.hpp"

#include "tests/lens/march.hpp"

namespace {

struct Counted {
    const char* id;
    double numerator;
    double n;
    double value;
    std::optional<double> median = {};
    std::optional<double> p90 = {};
};

/// Counted by hand from march.hpp; quantiles by Hyndman and Fan's type 7.
const Counted kMarch[] = {
    {"response_24h", 4, 6, 4.0 / 6},
    {"emergency_1h", 1, 2, 0.5},
    {"response_time", 43.75, 6, 43.75 / 6, 1.5, 20},
    {"hotline_response_time", 1845, 3, 615, 30, 1446},
    {"resolved_share", 5, 8, 0.625},
    {"resolve_time", 142.5, 5, 28.5, 10, 72},
    {"resolved_in_7d", 5, 6, 5.0 / 6},
    {"return_resolved_7d", 0, 0, 0},  // the only return was opened six days before and still runs
    {"first_contact_resolution", 1, 2, 0.5},
    {"reopen_share", 2, 6, 2.0 / 6},
    {"repair_time_mean", 108, 3, 36, 10, 78.8},
    {"rework_share", 1, 3, 1.0 / 3},
    {"first_time_fix", 2, 3, 2.0 / 3},
    {"complaint_answered_24h", 1, 2, 0.5},
    {"complaint_closed_7d", 1, 2, 0.5},
    {"satisfied_share", 2, 4, 0.5},
    {"satisfaction_mean", 13, 4, 3.25},
    {"rated_share", 3, 4, 0.75},
    {"on_time_by_due", 1, 2, 0.5},
    {"recorded_share", 6, 8, 0.75},
    {"backlog", 3, 3, 3},
    {"cases_opened", 8, 8, 8},
    {"cases_closed", 4, 4, 4},
};

/// The figures of March.
class March {
public:
    March() : lens(given::lens_of(store)), book(given::book()) {
        cases = given::put_march(store);
        if (lens) lens->catch_up(store.database());
    }
    lens::Figures figures(const std::vector<lens::Dim>& by, lens::Scope scope = given::on_first_of_april()) const {
        return lens->read([&](const lens::View& view) { return figures_of(view, given::all_of(book), scope, by); });
    }
    lens::Figures figures_of_one(const char* id, const std::vector<lens::Dim>& by,
                                 lens::Scope scope = given::on_first_of_april()) const {
        return lens->read([&](const lens::View& view) { return figures_of(view, {book.find(id)}, scope, by); });
    }

    given::Store store;
    std::unique_ptr<lens::Lens> lens;
    lens::MeasureBook book;
    std::map<std::string, given::Case> cases;
};

}  // namespace

TEST_CASE("every shipped measure gives the figures that were counted by hand") {
    const March march;
    if (!march.lens) return;
    const auto figures = march.figures({});
    REQUIRE(figures.rows.size() == 1);
    REQUIRE(figures.measures.size() == std::size(kMarch));
    CHECK(figures.as_of_seq == 9);
    for (const auto& counted : kMarch) {
        CAPTURE(counted.id);
        std::size_t i = 0;
        while (figures.measures[i]->id != counted.id) REQUIRE(++i < figures.measures.size());
        const auto& measure = *figures.measures[i];
        const auto& figure = figures.at(figures.rows[0], i);
        CHECK(figure.numerator() == doctest::Approx(counted.numerator));
        CHECK(figure.n() == counted.n);
        CHECK(figure.value(measure).has_value() == (counted.n > 0));
        CHECK(figure.value(measure).value_or(0) == doctest::Approx(counted.value));
        CHECK(figure.denominator(measure).has_value() == (measure.kind != lens::Measure::Kind::Count));
        CHECK(figure.median().has_value() == counted.median.has_value());
        if (counted.median) CHECK(figure.median().value() == doctest::Approx(*counted.median));
        if (counted.p90) CHECK(figure.p90().value() == doctest::Approx(*counted.p90));
    }
}

TEST_CASE("a mean has the variance over n - 1 in its own unit") {
    const March march;
    if (!march.lens) return;
    // 2, 96 and 10 hours around 36.
    const auto figures = march.figures_of_one("repair_time_mean", {});
    CHECK(figures.cells[figures.rows[0].first].variance().value() ==
          doctest::Approx((34.0 * 34 + 60 * 60 + 26 * 26) / 2));
}

TEST_CASE("figures are split by outlet, those without one last") {
    const March march;
    if (!march.lens) return;
    const auto figures = march.figures_of_one("response_24h", {lens::Dim::Outlet, lens::Dim::Month});
    REQUIRE(figures.rows.size() == 3);
    CHECK(figures.rows[0].dims[0] == "A");
    CHECK(figures.rows[0].dims[1] == "2026-03");
    CHECK(figures.cells[figures.rows[0].first].numerator() == 2);
    CHECK(figures.cells[figures.rows[0].first].n() == 4);
    CHECK(figures.rows[1].dims[0] == "B");
    CHECK(figures.cells[figures.rows[1].first].numerator() == 2);
    CHECK(figures.cells[figures.rows[1].first].n() == 2);
    CHECK(!figures.rows[2].dims[0]);
    CHECK(figures.cells[figures.rows[2].first].n() == 0);
    CHECK(!figures.cells[figures.rows[2].first].value(*figures.measures[0]));
}

TEST_CASE("a week is named by its Monday and a measure of the present is not split by time") {
    const March march;
    if (!march.lens) return;
    const auto figures = march.figures({lens::Dim::Week});
    std::vector<std::string> weeks;
    for (const auto& row : figures.rows) weeks.push_back(row.dims[0].value());
    CHECK(weeks == std::vector<std::string>{"2026-03-02", "2026-03-09", "2026-03-23", "2026-03-30"});
    for (const auto* measure : figures.measures) CHECK(measure->id != "backlog");
}

TEST_CASE("from is inclusive, to exclusive, in the organisation's zone") {
    const March march;
    if (!march.lens) return;
    auto scope = given::on_first_of_april();
    scope.from = base::parse_date("2026-03-04");
    scope.to = base::parse_date("2026-03-10");
    CHECK(march.figures_of_one("cases_opened", {}, scope).cells[0].n() == 2);
    // c3 and c4 were opened in these days, c2 and c3 were resolved in them.
    CHECK(march.figures_of_one("repair_time_mean", {}, scope).cells[0].value(*march.book.find("repair_time_mean")) ==
          doctest::Approx(53));
    scope.to = base::parse_date("2026-03-11");
    CHECK(march.figures_of_one("cases_opened", {}, scope).cells[0].n() == 4);
}

TEST_CASE("filters take words, empty for the cases without one, and parts of the calendar") {
    const March march;
    if (!march.lens) return;
    const auto opened = [&](lens::Dim dim, const char* value) {
        auto scope = given::on_first_of_april();
        scope.where = {{dim, value}};
        return march.figures_of_one("cases_opened", {}, scope).cells[0].n();
    };
    CHECK(opened(lens::Dim::Outlet, "A") == 4);
    CHECK(opened(lens::Dim::Outlet, "") == 1);
    CHECK(opened(lens::Dim::Outlet, "nobody's") == 0);
    CHECK(opened(lens::Dim::Outlet, "A' OR 1=1 --") == 0);
    CHECK(opened(lens::Dim::Day, "2026-03-02") == 2);
    CHECK(opened(lens::Dim::Week, "2026-03-12") == 2);
    CHECK(opened(lens::Dim::Month, "2026-03") == 8);
    CHECK(opened(lens::Dim::Year, "2025") == 0);
    CHECK_THROWS_AS(opened(lens::Dim::Month, "March"), base::BadInput);
}

TEST_CASE("the values of a mean come by group, in its unit, where there are few enough") {
    const March march;
    if (!march.lens) return;
    const auto values = [&](std::int64_t n_max) {
        return march.lens->read([&](const lens::View& view) {
            return values_of(view, *march.book.find("response_time"), given::on_first_of_april(), {lens::Dim::Outlet},
                             n_max);
        });
    };
    const auto all = values(3);
    REQUIRE(all.size() == 2);
    CHECK(all[0].dims[0] == "A");
    CHECK(all[0].values == std::vector<double>{0.25, 0.5, 30});
    CHECK(all[1].values == std::vector<double>{1, 2, 10});
    CHECK(values(2).empty());
}

TEST_CASE("a day begins where the zone's clock says so at that instant") {
    given::Store store;
    // Ahead by 8 hours until hour 24 of the base, by 9 from then on.
    const lens::Organisation moved{1, "Test/Moved",
                                   [](std::int64_t at) { return (at < given::at(24) ? 8 : 9) * given::kHour; }};
    const auto lens = given::lens_of(store, moved);
    if (!lens) return;
    for (const double opened : {23.5, 46.5, 47.0}) store.put({.id = store.new_id(), .opened = opened});
    lens->catch_up(store.database());
    const auto book = given::book();
    const auto figures = lens->read([&](const lens::View& view) {
        return figures_of(view, {book.find("cases_opened")}, given::on_first_of_april(), {lens::Dim::Day});
    });
    REQUIRE(figures.rows.size() == 3);
    CHECK(figures.rows[0].dims[0] == "2026-03-02");
    CHECK(figures.rows[1].dims[0] == "2026-03-03");
    CHECK(figures.rows[2].dims[0] == "2026-03-04");
}
