#include "tables/log_events.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <random>

#include "base/failure.hpp"
#include "tables/event_sorter.hpp"

namespace {

tables::LogMap simple_map() {
    tables::LogMap map;
    map.source = "t";
    map.missing = {"?", ""};
    map.zone = "UTC";
    map.case_column = "case";
    map.activity_columns = {"act"};
    map.instant = {{"at"}, "yyyy-MM-dd HH:mm"};
    map.resource_column = "who";
    map.meanings = {{"Active", tables::Meaning::InProgress},
                    {"Wait", tables::Meaning::WaitingCustomer},
                    {"Done", tables::Meaning::Resolved}};
    map.attributes = {{"product", "product"}};
    return map;
}

/// Every case in one line: "ID: activity/meaning#occurrence@line ... | product".
std::vector<std::string> cases_of(const std::string& text, const tables::LogMap& map, tables::LogOptions options = {},
                                  tables::LogCounts* counts = nullptr) {
    const auto source = tables::open_source_in(text, "t.csv", map.file);
    std::vector<std::string> out;
    const auto got = tables::for_each_case(*source, map, options, [&](const tables::LogCase& found) {
        auto line = std::string(found.id) + ":";
        for (const auto& event : found.events) {
            line += " " + std::string(event.activity) + "/" + std::string(tables::word(event.meaning)) + "#" +
                    std::to_string(event.occurrence) + "@" + std::to_string(event.line);
        }
        for (const auto& value : found.attributes) line += " | " + std::string(value.value_or("-"));
        out.push_back(line);
    });
    if (counts != nullptr) *counts = got;
    return out;
}

using Words = std::vector<std::string>;
const std::string kHeader = "case,act,at,who,product\n";

}  // namespace

TEST_CASE("events come case by case, by instant and then as in the file, with the last one's attributes") {
    const auto all = cases_of(kHeader +
                                  "B,Active,2026-01-02 10:00,x,old\n"
                                  "A,Done,2026-01-01 12:00,x,lamp\n"
                                  "B,Wait,2026-01-02 10:00,x,new\n"
                                  "A,Active,2026-01-01 11:00,x,stove\n",
                              simple_map());
    CHECK(all == Words{"A: Active/responded#1@5 Done/resolved#1@3 | lamp",
                       "B: Active/responded#1@2 Wait/waiting_customer#1@4 | new"});
}

TEST_CASE("being worked on means first answer, going on, or beginning anew") {
    const auto all =
        cases_of(kHeader +
                     "A,Active,2026-01-01 01:00,,\nA,Active,2026-01-01 02:00,,\nA,Wait,2026-01-01 03:00,,\n"
                     "A,Active,2026-01-01 04:00,,\nA,Done,2026-01-01 05:00,,\nA,Active,2026-01-01 06:00,,\n",
                 simple_map());
    CHECK(all == Words{"A: Active/responded#1@2 Active/none#1@3 Wait/waiting_customer#1@4 Active/resumed#1@5 "
                       "Done/resolved#1@6 Active/reopened#1@7 | -"});
}

TEST_CASE("repeated rows are numbered, few or many") {
    std::string text = kHeader;
    for (int i = 0; i < 40; ++i) text += i % 2 == 0 ? "A,x,2026-01-01 01:00,p,\n" : "A,x,2026-01-01 01:00,q,\n";
    const auto many = cases_of(text, simple_map());
    CHECK(many[0].find("x/none#20@40") != std::string::npos);
    CHECK(many[0].find("x/none#20@41") != std::string::npos);
    CHECK(many[0].find("#21") == std::string::npos);
    const auto few =
        cases_of(kHeader + "A,x,2026-01-01 01:00,p,\nA,y,2026-01-01 01:00,p,\nA,x,2026-01-01 01:00,p,\n", simple_map());
    CHECK(few == Words{"A: x/none#1@2 y/none#1@3 x/none#2@4 | -"});
}

TEST_CASE("every row that cannot be taken has its reason, and the good ones are taken") {
    tables::LogOptions options;
    Words reasons;
    options.now = base::parse_rfc3339("2026-01-05T00:00:00Z");
    options.rejected = [&](const tables::Rejected& row) {
        reasons.push_back(std::to_string(row.line) + " " + std::string(tables::word(row.reason)));
        CHECK_FALSE(row.text.empty());
    };
    tables::LogCounts counts;
    const auto all = cases_of(kHeader +
                                  "?,x,2026-01-01 01:00,,\nA,?,2026-01-01 01:00,,\nA,x,,,\nA,x,01.01.2026,,\n"
                                  "A,x,2026-01-05 23:59,,\nA,x,2026-01-06 00:01,,\nA,x\n",
                              simple_map(), options, &counts);
    CHECK(all.size() == 1);
    CHECK(reasons == Words{"2 missing_case", "3 missing_activity", "4 missing_instant", "5 unparsable_instant",
                           "7 future_instant", "8 wrong_cell_count"});
    CHECK(counts.rows == 7);
    CHECK(counts.taken == 1);
    CHECK(counts.rejected == 6);
}

TEST_CASE("an instant of the case becomes one event, however many rows repeat it, and the last row counts") {
    auto map = simple_map();
    map.case_instants = {{"opened", tables::Meaning::Opened, {{"product"}, "yyyy-MM-dd"}}};
    const auto all = cases_of(kHeader +
                                  "A,Active,2026-01-03 01:00,p,2026-01-01\nB,Active,2026-01-03 01:00,p,2026-01-01\n"
                                  "A,Done,2026-01-04 01:00,p,2026-01-02\n",
                              map);
    CHECK(all == Words{"A: opened/opened#1@4 Active/responded#1@2 Done/resolved#1@4 | 2026-01-02",
                       "B: opened/opened#1@3 Active/responded#1@3 | 2026-01-01"});
}

TEST_CASE("rows that are cases become events by their columns of instants, under their conditions") {
    tables::LogMap map;
    map.rows = tables::LogMap::Rows::Cases;
    map.zone = "+08:00";
    map.case_column = "id";
    map.case_instants = {
        {"Created", tables::Meaning::Opened, {{"day", "time"}, "d.M.yyyy H:mm"}},
        {"Closed", tables::Meaning::Closed, {{"closed"}, "d.M.yyyy"}, tables::Condition{"state", {"done"}}}};
    map.attributes = {{"kind", "", "complaint"}, {"priority", "state", "", {{"done", "low"}}, "normal"}};
    Words reasons;
    tables::LogOptions options;
    options.rejected = [&](const tables::Rejected& row) { reasons.push_back(std::string(tables::word(row.reason))); };
    const auto all =
        cases_of("id,day,time,closed,state\n1,2.1.2026,9:00,3.1.2026,done\n2,2.1.2026,9:00,3.1.2026,open\n3,,,,\n", map,
                 options);
    CHECK(all == Words{"1: Created/opened#1@2 Closed/closed#1@2 | complaint | low",
                       "2: Created/opened#1@3 | complaint | normal"});
    CHECK(reasons == Words{"missing_instant"});
}

TEST_CASE("columns, formats and zones that are not there are refused") {
    const auto refused = [](const std::function<void(tables::LogMap&)>& spoil) {
        auto map = simple_map();
        spoil(map);
        CHECK_THROWS_AS(cases_of(kHeader + "A,x,2026-01-01 01:00,,\n", map), base::BadInput);
    };
    refused([](auto& map) { map.case_column = "nothing"; });
    refused([](auto& map) { map.instant.format = ""; });
    refused([](auto& map) { map.zone = "Mars/Olympus"; });
    tables::LogCounts counts;
    auto map = simple_map();
    map.zone = "";
    cases_of(kHeader + "A,x,2026-01-01 01:00,,\n", map, {}, &counts);
    CHECK(counts.assumed_utc);
}

TEST_CASE("formats that the map leaves open are found from every value") {
    auto map = simple_map();
    map.instant.format = "";
    std::string text = kHeader;
    for (int i = 0; i < 300; ++i) text += "A,x,05/03/2026 01:00,,\n";
    const auto ambiguous = tables::open_source_in(text, "t.csv");
    CHECK_THROWS_AS(tables::with_formats(*ambiguous, map), base::BadInput);
    text += "A,x,31/03/2026 01:00,,\n";
    const auto decided = tables::open_source_in(text, "t.csv");
    CHECK(tables::with_formats(*decided, map).instant.format.starts_with("d/M/yyyy"));
}

TEST_CASE("a log over the budget is sorted in temporary files to the same cases") {
    std::mt19937 random{7};
    std::string text = kHeader;
    for (int i = 0; i < 150000; ++i) {
        text += "Case " + std::to_string(random() % 9000) + ",act " + std::to_string(random() % 5) + ",2026-01-" +
                std::to_string(10 + random() % 20) + " 1" + std::to_string(random() % 10) + ":00,who,product " +
                std::to_string(i) + "\n";
    }
    const auto folder = std::filesystem::temp_directory_path() / "fivestar-sort-test";
    std::filesystem::create_directories(folder);
    tables::LogOptions small;
    small.budget_bytes = 4 << 20;
    small.temporary_folder = folder.string();
    tables::LogCounts counts;
    const auto in_files = cases_of(text, simple_map(), small, &counts);
    CHECK(counts.temporary_files >= 2);
    CHECK(counts.cases == 9000);
    CHECK(std::filesystem::is_empty(folder));
    const auto in_memory = cases_of(text, simple_map(), {}, &counts);
    CHECK(counts.temporary_files == 0);
    CHECK(in_files == in_memory);
    CHECK(std::is_sorted(in_memory.begin(), in_memory.end(), [](const auto& left, const auto& right) {
        return left.substr(0, left.find(':')) < right.substr(0, right.find(':'));
    }));
    std::filesystem::remove_all(folder);
}

TEST_CASE("over 64 runs are merged in between, and the order holds") {
    tables::EventSorter sorter(4 << 20, std::filesystem::temp_directory_path().string());
    std::mt19937_64 random{3};
    const std::string padding(60000, 'p');
    for (int i = 0; i < 5000; ++i) {
        const auto id = "shared-prefix-" + std::to_string(random() % 1000);
        sorter.add({id, static_cast<std::int64_t>(random() % 10), 0, 1, tables::Meaning::None, false, padding, "", {}});
    }
    sorter.finish();
    CHECK(sorter.runs_written() > 65);
    std::string last;
    std::size_t count = 0;
    while (const char* record = sorter.next()) {
        if (!last.empty()) REQUIRE(tables::record::before(last.data(), record));
        last.assign(record, tables::record::size(record));
        ++count;
    }
    CHECK(count == 5000);
}

TEST_CASE("a full disk is a failure that says so") {
    struct rlimit before {};
    getrlimit(RLIMIT_FSIZE, &before);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 1 << 20;
    setrlimit(RLIMIT_FSIZE, &small);
    std::string message;
    try {
        tables::EventSorter sorter(4 << 20, std::filesystem::temp_directory_path().string());
        const std::string padding(10000, 'p');
        for (int i = 0; i < 2000; ++i) {
            sorter.add({"id", i, 0, 1, tables::Meaning::None, false, padding, "", {}});
        }
    } catch (const base::Failure& failure) {
        message = failure.what();
    }
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK(message.find("no room for temporary files") != std::string::npos);
}

TEST_CASE("a due date is no event: it may lie in the future, and one that cannot be read rejects its row") {
    auto map = simple_map();
    map.attributes.push_back(
        {.name = std::string{tables::kDueAttribute}, .instant = tables::InstantColumns{{"who"}, "yyyy-MM-dd"}});
    tables::LogOptions options;
    options.now = base::parse_rfc3339("2026-01-02T00:00:00Z");
    std::vector<std::string> reasons;
    options.rejected = [&](const tables::Rejected& row) { reasons.push_back(std::string(tables::word(row.reason))); };
    const auto all = cases_of(kHeader +
                                  "A,Active,2026-01-01 12:00,2027-01-01,lamp\n"
                                  "B,Active,2026-01-01 12:00,?,lamp\n"
                                  "C,Active,2026-01-01 12:00,soon,lamp\n"
                                  "D,Active,2027-01-01 12:00,2026-01-01,lamp\n",
                              map, options);
    CHECK(all == Words{"A: Active/responded#1@2 | lamp | 1798761600000000", "B: Active/responded#1@3 | lamp | -"});
    CHECK(reasons == Words{"unparsable_instant", "future_instant"});
}
