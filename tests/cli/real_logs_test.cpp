#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "cli/log_map_book.hpp"
#include "flows/import_log.hpp"
#include "flows/replay_cases.hpp"
#include "ledger/append.hpp"
#include "ledger/sequence.hpp"
#include "lens/figures.hpp"
#include "tests/support/store.hpp"

// Real logs from the unchanged file to the figure. What is expected was computed by tests/tools/real_logs_oracle.py,
// which reads the files itself and shares no code with the program.

namespace {

const std::string kData = FIVESTAR_SOURCE_DIR "/../shared/data/";

std::string text_of(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

bool is_absent(const std::string& file) {
    if (std::filesystem::exists(kData + file)) return false;
    MESSAGE("skipped: no " << file);
    return true;
}

/// A company in the zone of its log, with the shipped books.
struct Company {
    support::Store store;
    base::Instant now = *base::parse_rfc3339("2026-11-22T02:00:00Z");
    const base::Zone* zone;
    flows::Context context;
    std::string why_no_lens;

    explicit Company(const std::string& zone_name)
        : zone(base::find_zone(zone_name)),
          context{
              store.database(), {1, "华东暖通电器", zone_name, zone}, [this] { return now; }, base::seeded_random(1)} {
        context.put_books(flows::read_books(flows::shipped_books(now)));
        auto opened = lens::Lens::open({store.folder() / "lens", 2, "1GB"}, {1, zone_name, offset()});
        if (opened) {
            context.lens = std::move(*opened);
        } else {
            MESSAGE("skipped: " << opened.refusal().facts[0].second);
        }
    }

    lens::Offset offset() const {
        return [this](std::int64_t micros) {
            const auto second = std::chrono::floor<std::chrono::seconds>(base::from_micros(micros));
            return std::int64_t{zone->offset_at(second.time_since_epoch().count())} * 1'000'000;
        };
    }

    /// Imports and lets the lens take it in; what was written must replay.
    flows::ImportedLog take(const std::string& map_name, const std::string& path, const std::string& remark = "") {
        const auto map_path = std::string{FIVESTAR_SOURCE_DIR "/examples/maps/"} + map_name + ".yaml";
        flows::ImportLog asked;
        asked.path = path;
        asked.map = cli::read_log_map_file(map_path);
        asked.map_text = text_of(map_path) + remark;
        const auto done = flows::import_log(context, {.actor = "import", .role = "admin"}, asked);
        ledger::settle(context.database, 1);
        const auto replay = flows::replay_cases(context);
        CHECK(replay.cases == count("cases_opened"));
        CHECK(replay.differing.empty());
        return done;
    }

    /// One measure, perhaps only of the cases with a word.
    lens::Figure figure(const std::string& id, std::vector<std::pair<lens::Dim, std::string>> where = {}) const {
        context.lens->catch_up(context.database);
        const auto books = context.books();
        return context.lens->read([&](const lens::View& view) {
            lens::Scope scope{.where = std::move(where), .now = now};
            return figures_of(view, {books->measures.find(id)}, scope, {}).cells[0];
        });
    }
    std::int64_t count(const std::string& id, std::vector<std::pair<lens::Dim, std::string>> where = {}) const {
        return figure(id, std::move(where)).n();
    }
    std::int64_t entries() {
        return store.database().read([](const db::ReadTx& tx) { return ledger::head(tx, 1); });
    }

    void check_share(const std::string& id, std::int64_t numerator, std::int64_t denominator) const {
        CAPTURE(id);
        const auto found = figure(id);
        CHECK(found.numerator() == static_cast<double>(numerator));
        CHECK(found.n() == denominator);
    }
    struct Times {
        std::int64_t n;
        double mean, median, p90;  ///< in hours
    };
    void check_times(const std::string& id, const Times& times) const {
        CAPTURE(id);
        const auto found = figure(id);
        CHECK(found.n() == times.n);
        REQUIRE(found.median());
        CHECK(found.numerator() / static_cast<double>(found.n()) == doctest::Approx(times.mean).epsilon(1e-9));
        CHECK(*found.median() == doctest::Approx(times.median).epsilon(1e-9));
        CHECK(*found.p90() == doctest::Approx(times.p90).epsilon(1e-9));
    }

    /// All measures by month, as text.
    std::string all_figures() const {
        context.lens->catch_up(context.database);
        const auto books = context.books();
        std::vector<const lens::Measure*> measures;
        for (const auto& measure : books->measures.measures()) measures.push_back(&measure);
        return context.lens->read([&](const lens::View& view) {
            std::ostringstream text;
            for (const auto& by : {std::vector<lens::Dim>{}, {lens::Dim::Month}, {lens::Dim::Product}}) {
                const auto figures = figures_of(view, measures, {.now = now}, by);
                for (const auto& row : figures.rows) {
                    for (const auto& dim : row.dims) text << dim.value_or("-") << ": ";
                    for (std::size_t i = 0; i < figures.measures.size(); ++i) {
                        const auto& cell = figures.at(row, i);
                        text << cell.n() << ' ' << cell.numerator() << ' ' << cell.median().value_or(-1) << ' '
                             << cell.p90().value_or(-1) << "; ";
                    }
                    text << '\n';
                }
            }
            return text.str();
        });
    }

    /// The same file once more, and once more under a map that only has another remark, so that every row is met again.
    void check_nothing_new(const std::string& map_name, const std::string& path) {
        const auto before = all_figures();
        const auto head = entries();
        CHECK(take(map_name, path).taken_before);
        const auto again = take(map_name, path, "# read again\n");
        CHECK_FALSE(again.taken_before);
        CHECK(again.progress.entries_added == 0);
        CHECK(again.progress.rows_known == static_cast<std::int64_t>(again.counts.events));
        CHECK(entries() == head);
        CHECK(all_figures() == before);
    }
};

const std::string kServiceNow = "incident-servicenow/incident_event_log_first5998_original_format.csv";
const std::string kHelpdesk = "helpdesk-italy/helpdesk.csv";

/// Writes the header and those lines of a file that `keep(number, line)` chooses.
template <typename Keep>
std::string shortened(const std::string& path, const std::filesystem::path& to, Keep keep) {
    std::ifstream in{path, std::ios::binary};
    std::ofstream out{to, std::ios::binary};
    std::string line;
    for (std::size_t number = 0; std::getline(in, line); ++number) {
        if (number == 0 || keep(number, line)) out << line << '\n';
    }
    return to.string();
}

}  // namespace

TEST_CASE("the ServiceNow log gives the figures that its file gives") {
    if (is_absent(kServiceNow)) return;
    Company company{"UTC"};
    if (!company.context.lens) return;
    const auto done = company.take("incident-servicenow", kData + kServiceNow);
    CHECK(done.counts.rejected == 0);
    CHECK(done.progress.cases_opened == 890);
    CHECK(company.entries() == 6893);
    company.check_share("resolved_share", 890, 890);
    company.check_share("reopen_share", 10, 890);
    company.check_times("resolve_time", {890, 305.585711610, 53.433333333, 700.93});
    company.check_times("response_time", {890, 64.944606742, 7.566666667, 189.145});
    const auto repair = company.figure("repair_time_mean");
    CHECK(repair.numerator() / static_cast<double>(repair.n()) == doctest::Approx(168.492490637).epsilon(1e-9));
    company.check_share("response_24h", 570, 890);
    CHECK(company.count("cases_opened", {{lens::Dim::Product, "Category 45"}}) == 204);
    CHECK(company.count("cases_opened", {{lens::Dim::Month, "2016-02"}}) == 207);
    company.check_nothing_new("incident-servicenow", kData + kServiceNow);
}

TEST_CASE("the Italian help desk gives the figures that its file gives") {
    if (is_absent(kHelpdesk)) return;
    Company company{"Europe/Rome"};
    if (!company.context.lens) return;
    const auto done = company.take("helpdesk-italy", kData + kHelpdesk);
    CHECK(done.counts.rejected == 0);
    CHECK(company.count("cases_opened") == 4580);
    CHECK(company.entries() == 25810);
    company.check_share("resolved_share", 4568, 4580);
    company.check_share("reopen_share", 149, 4569);
    company.check_share("first_contact_resolution", 4420, 4568);
    CHECK(company.count("cases_closed") == 4558);
    company.check_times("resolve_time", {4568, 276.972223682, 159.926805556, 721.520138889});
    company.check_times("response_time", {4576, 0.538849432, 0, 0});
    company.check_share("response_24h", 4563, 4580);
    CHECK(company.count("cases_opened", {{lens::Dim::Product, "Value 3"}}) == 1649);
    CHECK(company.count("cases_opened", {{lens::Dim::Month, "2012-07"}}) == 216);
    company.check_nothing_new("helpdesk-italy", kData + kHelpdesk);
}

TEST_CASE("the Volvo problems give the figures that their file gives") {
    const std::string file = "problems-volvo/BPI2013_closed_problems.csv";
    if (is_absent(file)) return;
    Company company{"UTC"};
    if (!company.context.lens) return;
    const auto done = company.take("problems-volvo", kData + file);
    CHECK(done.counts.rejected == 0);
    CHECK(company.count("cases_opened") == 1487);
    CHECK(company.entries() == 8360);
    company.check_share("resolved_share", 1487, 1487);
    company.check_share("reopen_share", 0, 0);
    company.check_times("response_time", {1459, 111.846216587, 0, 0});
    company.check_share("response_24h", 1418, 1487);
    CHECK(company.count("cases_opened", {{lens::Dim::Product, "PROD97"}}) == 107);
    CHECK(company.count("cases_opened", {{lens::Dim::Month, "2012-02"}}) == 175);
    company.check_nothing_new("problems-volvo", kData + file);
}

TEST_CASE("the New York requests give the figures that their file gives") {
    const std::string file = "requests-nyc311/311_sample.csv";
    if (is_absent(file)) return;
    Company company{"America/New_York"};
    if (!company.context.lens) return;
    const auto done = company.take("requests-nyc311", kData + file);
    CHECK(done.counts.rejected == 0);
    CHECK(company.entries() == 11413);
    company.check_share("resolved_share", 2324, 6765);
    company.check_share("first_contact_resolution", 2324, 2324);
    CHECK(company.count("cases_closed") == 2324);
    company.check_times("resolve_time", {2324, 2.724132243, 1.883333333, 5.95});
    company.check_times("response_time", {2324, 2.724132243, 1.883333333, 5.95});
    company.check_share("response_24h", 2324, 6765);
    company.check_share("on_time_by_due", 2064, 2188);
    CHECK(company.count("cases_opened", {{lens::Dim::Product, "HEAT/HOT WATER"}}) == 1799);
    CHECK(company.count("cases_opened", {{lens::Dim::Region, "BROOKLYN"}}) == 2137);
    CHECK(company.count("cases_opened", {{lens::Dim::Region, ""}}) == 46);
    CHECK(company.count("cases_opened", {{lens::Dim::Month, "2018-10"}}) == 6765);
    company.check_nothing_new("requests-nyc311", kData + file);
}

TEST_CASE("the Comcast complaints, broken and cleaned, are the same complaints") {
    const std::string tabs = "complaints-comcast/Comcast_telecom_complaints_data_tabs.csv";
    const std::string clean = "complaints-comcast/Comcast_telecom_complaints_clean.csv";
    if (is_absent(tabs)) return;
    Company company{"America/New_York"};
    if (!company.context.lens) return;
    const auto broken = company.take("complaints-comcast", kData + tabs);
    CHECK(broken.counts.rejected == 3);
    CHECK(company.entries() == 2221);
    company.check_share("resolved_share", 0, 2221);
    CHECK(company.count("cases_opened", {{lens::Dim::Channel, "phone"}}) == 1117);
    CHECK(company.count("cases_opened", {{lens::Dim::Region, "Florida"}}) == 239);
    CHECK(company.count("cases_opened", {{lens::Dim::Month, "2015-06"}}) == 1044);
    company.check_nothing_new("complaints-comcast", kData + tabs);

    const auto cleaned = company.take("complaints-comcast-clean", kData + clean);
    CHECK(cleaned.counts.rejected == 0);
    CHECK(cleaned.progress.cases_opened == 3);
    CHECK(cleaned.progress.rows_known == 2221);
    company.check_share("resolved_share", 0, 2224);
    CHECK(company.count("cases_opened", {{lens::Dim::Channel, "phone"}}) == 1119);
    CHECK(company.count("cases_opened", {{lens::Dim::Region, "Florida"}}) == 240);
    CHECK(company.count("cases_opened", {{lens::Dim::Month, "2015-06"}}) == 1046);
    CHECK(company.count("cases_opened", {{lens::Dim::Month, "2015-04"}}) == 375);
}

TEST_CASE("the half of a log and then the whole give what the whole gives at once") {
    if (is_absent(kServiceNow)) return;
    Company at_once{"UTC"};
    Company in_two{"UTC"};
    if (!at_once.context.lens) return;
    at_once.take("incident-servicenow", kData + kServiceNow);
    const auto half = shortened(kData + kServiceNow, in_two.store.folder() / "half.csv",
                                [](std::size_t number, const std::string&) { return number <= 2999; });
    in_two.take("incident-servicenow", half);
    CHECK(in_two.all_figures() != at_once.all_figures());
    in_two.take("incident-servicenow", kData + kServiceNow);
    CHECK(in_two.all_figures() == at_once.all_figures());
}

TEST_CASE("a log exported in the middle of its years grows into what the whole gives at once") {
    if (is_absent(kHelpdesk)) return;
    Company at_once{"Europe/Rome"};
    Company in_two{"Europe/Rome"};
    if (!at_once.context.lens) return;
    at_once.take("helpdesk-italy", kData + kHelpdesk);
    const auto early =
        shortened(kData + kHelpdesk, in_two.store.folder() / "early.csv", [](std::size_t, const std::string& line) {
            auto cell = line.find(',');
            for (int i = 0; i < 2; ++i) cell = line.find(',', cell + 1);
            return line.compare(cell + 1, 10, "2012/06/15") < 0;
        });
    const auto first = in_two.take("helpdesk-italy", early);
    CHECK(first.counts.rows > 8000);
    const auto second = in_two.take("helpdesk-italy", kData + kHelpdesk);
    CHECK(second.progress.cases_grown > 100);
    CHECK(second.progress.cases_opened > 1000);
    CHECK(in_two.all_figures() == at_once.all_figures());
}
