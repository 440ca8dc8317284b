#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <numeric>

#include "base/failure.hpp"
#include "cli/log_map_book.hpp"
#include "tables/log_events.hpp"
#include "tables/source.hpp"

namespace {

const std::string kRoot = FIVESTAR_SOURCE_DIR;

struct Totals {
    tables::LogCounts counts;
    std::uint64_t repeats = 0;
    std::int64_t seconds = 0;  ///< sum of all instants, modulo 1,000,000,007
    std::map<std::string, std::uint64_t> meanings;
    std::map<std::string, std::uint64_t> last;  ///< values of one attribute
    std::vector<std::uint64_t> rejected_lines;
    std::string first_case;
};

/// Zones as UTC: the figures were computed so.
tables::ToInstant any_zone(const std::string&) {
    return [](tables::WallTime wall) { return std::optional{base::Instant{wall.time_since_epoch()}}; };
}

Totals read(const std::string& map_name, const std::string& data, const std::string& attribute, std::size_t budget) {
    const auto map = cli::read_log_map_file(kRoot + "/examples/maps/" + map_name + ".yaml");
    const auto source = tables::open_source(kRoot + "/../shared/data/" + data, map.file);
    Totals totals;
    std::size_t index = 0;
    while (index < map.attributes.size() && map.attributes[index].name != attribute) ++index;
    REQUIRE(index < map.attributes.size());
    tables::LogOptions options;
    options.zones = any_zone;
    options.budget_bytes = budget;
    options.rejected = [&](const tables::Rejected& row) {
        CHECK(tables::word(row.reason) == "wrong_cell_count");
        totals.rejected_lines.push_back(row.line);
    };
    totals.counts = tables::for_each_case(*source, map, options, [&](const tables::LogCase& found) {
        if (totals.first_case.empty()) totals.first_case = found.id;
        for (const auto& event : found.events) {
            totals.repeats += event.occurrence > 1;
            totals.seconds = (totals.seconds + base::to_micros(event.at) / 1'000'000) % 1'000'000'007;
            ++totals.meanings[std::string(tables::word(event.meaning))];
        }
        if (found.attributes[index]) ++totals.last[std::string(*found.attributes[index])];
    });
    return totals;
}

bool is_absent(const std::string& data) {
    if (std::filesystem::exists(kRoot + "/../shared/data/" + data)) return false;
    MESSAGE("skipped: no " << data);
    return true;
}

using Counts = std::map<std::string, std::uint64_t>;

}  // namespace

// The figures of these tests were computed apart from this program, from the files themselves.

TEST_CASE("the ServiceNow audit log is read in full, with the opening told by its own column") {
    const std::string data = "incident-servicenow/incident_event_log_first5998_original_format.csv";
    if (is_absent(data)) return;
    const auto all = read("incident-servicenow", data, "made_sla", 128 << 20);
    CHECK(all.counts.rows == 5998);
    CHECK(all.counts.taken == 5998);
    CHECK(all.counts.rejected == 0);
    CHECK(all.counts.cases == 890);
    CHECK(all.counts.events == 6888);
    CHECK(all.repeats == 195);
    CHECK(all.seconds == 501461887);
    CHECK(all.first_case == "INC0000045");
    CHECK(all.meanings == Counts{{"opened", 890},
                                 {"none", 2553},
                                 {"resolved", 929},
                                 {"closed", 897},
                                 {"responded", 541},
                                 {"waiting_customer", 910},
                                 {"waiting_unknown", 73},
                                 {"waiting_vendor", 7},
                                 {"resumed", 77},
                                 {"reopened", 11}});
    CHECK(all.last == Counts{{"TRUE", 495}, {"FALSE", 395}});
}

TEST_CASE("the Italian help desk log is read in full, and its attributes are those of the last event") {
    const std::string data = "helpdesk-italy/helpdesk.csv";
    if (is_absent(data)) return;
    const auto all = read("helpdesk-italy", data, "product", 128 << 20);
    CHECK(all.counts.rows == 21348);
    CHECK(all.counts.rejected == 0);
    CHECK(all.counts.cases == 4580);
    CHECK(all.counts.events == 21348);
    CHECK(all.repeats == 127);
    CHECK(all.seconds == 574116623);
    CHECK(all.meanings == Counts{{"opened", 118},
                                 {"responded", 4572},
                                 {"none", 4705},
                                 {"resolved", 4985},
                                 {"closed", 4580},
                                 {"waiting_vendor", 186},
                                 {"waiting_unknown", 1463},
                                 {"resumed", 582},
                                 {"reopened", 157}});
    CHECK(all.last.at("Value 1") == 1694);
    CHECK(all.last.at("Value 3") == 1649);
}

TEST_CASE("the Volvo problems are read in full, status and sub-status together") {
    const std::string data = "problems-volvo/BPI2013_closed_problems.csv";
    if (is_absent(data)) return;
    const auto all = read("problems-volvo", data, "priority", 128 << 20);
    CHECK(all.counts.rows == 6660);
    CHECK(all.counts.rejected == 0);
    CHECK(all.counts.cases == 1487);
    CHECK(all.counts.events == 6660);
    CHECK(all.repeats == 0);
    CHECK(all.seconds == 174817310);
    CHECK_FALSE(all.counts.assumed_utc);
    CHECK(all.meanings == Counts{{"opened", 875},
                                 {"responded", 1459},
                                 {"assigned", 614},
                                 {"none", 1318},
                                 {"closed", 1568},
                                 {"waiting_unknown", 527},
                                 {"resumed", 218},
                                 {"reopened", 81}});
}

TEST_CASE("a New York service request is answered and closed only where its status says so") {
    const std::string data = "requests-nyc311/311_sample.csv";
    if (is_absent(data)) return;
    const auto all = read("requests-nyc311", data, "region", 128 << 20);
    CHECK(all.counts.rows == 6765);
    CHECK(all.counts.rejected == 0);
    CHECK(all.counts.cases == 6765);
    CHECK(all.counts.events == 11413);
    CHECK(all.seconds == 488603541);
    CHECK(all.meanings == Counts{{"opened", 6765}, {"resolved", 2324}, {"closed", 2324}});
    CHECK(all.last ==
          Counts{{"BROOKLYN", 2137}, {"QUEENS", 1566}, {"MANHATTAN", 1409}, {"BRONX", 1329}, {"STATEN ISLAND", 278}});
}

TEST_CASE("exactly the three broken complaints are rejected, and the cleaned file has them") {
    const std::string tabs = "complaints-comcast/Comcast_telecom_complaints_data_tabs.csv";
    if (is_absent(tabs)) return;
    const auto all = read("complaints-comcast", tabs, "channel", 128 << 20);
    CHECK(all.counts.rows == 2224);
    CHECK(all.counts.rejected == 3);
    CHECK(all.rejected_lines == std::vector<std::uint64_t>{1408, 1409, 1508});
    CHECK(all.counts.cases == 2221);
    CHECK(all.counts.events == 2221);
    CHECK(all.seconds == 799005483);
    CHECK(all.last == Counts{{"phone", 1117}, {"web", 1104}});

    const auto clean = read("complaints-comcast-clean", "complaints-comcast/Comcast_telecom_complaints_clean.csv",
                            "channel", 128 << 20);
    CHECK(clean.counts.rejected == 0);
    CHECK(clean.counts.cases == 2224);
    CHECK(clean.seconds == 97302241);
    CHECK(clean.last == Counts{{"phone", 1119}, {"web", 1105}});
}

TEST_CASE("a map says line and column of what is wrong with it") {
    const auto complaint = [](const std::string& yaml) -> std::string {
        try {
            cli::read_log_map(yaml, "m.yaml");
        } catch (const base::BadInput& bad) {
            return bad.what();
        }
        return "";
    };
    const std::string good = "source: s\nrows: events\ncase: c\nactivity: a\ninstant: t\n";
    CHECK(complaint(good) == "");
    CHECK(complaint(good + "colour: red\n").starts_with("m.yaml:6:9"));
    CHECK(complaint(good + "meanings: {solved: [X]}\n").find("\"solved\" is no meaning") != std::string::npos);
    CHECK(complaint(good + "meanings: {closed: [X], resolved: [X]}\n").find("two meanings") != std::string::npos);
    CHECK(complaint(good + "attributes: {shoe: X}\n").find("no attribute \"shoe\"") != std::string::npos);
    CHECK(complaint("source: s\nrows: events\ncase: c\nactivity: a\ninstant: {columns: t, format: yyyy-MM}\n")
              .find("does not name year, month and day") != std::string::npos);
    CHECK(complaint("source: s\nrows: cases\ncase: c\nactivity: a\ninstants: [{activity: x, columns: t}]\n")
              .find("belongs to rows: events") != std::string::npos);
    CHECK(complaint("source: s\nrows: cases\ncase: c\n").find("needs instants") != std::string::npos);
    CHECK(complaint(good + "instants: [{means: due, columns: d}]\n") == "");
    CHECK(complaint(good + "instants: [{means: due, columns: d}, {means: due, columns: e}]\n").find("one time limit") !=
          std::string::npos);
    CHECK(complaint(good + "instants: [{means: due, columns: d, activity: x}]\n") != "");
    CHECK(complaint(good + "meanings: {due: [X]}\n").find("\"due\" is no meaning") != std::string::npos);
}
