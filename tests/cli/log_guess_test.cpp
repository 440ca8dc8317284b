#include "tables/log_guess.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/failure.hpp"
#include "cli/log_map_book.hpp"
#include "tables/log_events.hpp"

namespace {

tables::LogGuess guess_in(const std::string& text) {
    const auto source = tables::open_source_in(text, "t.csv");
    return tables::guess_log(*source);
}

}  // namespace

TEST_CASE("a Chinese log is guessed from its names and values, and the guess is a map that reads it") {
    const std::string text =
        "工单号,操作,操作时间,处理人,产品型号,客户,备注\n"
        "WX-1,新建,2026年11月20日 09:00,张三,空调,甲,\n"
        "WX-1,派单,2026年11月20日 09:30,李四,空调,甲,NULL\n"
        "WX-1,等待配件,2026年11月21日 10:00,王五,空调,甲,\n"
        "WX-1,维修完成,2026年11月23日 10:00,王五,空调,甲,\n"
        "WX-2,新建,2026年11月21日 09:00,张三,冰箱,乙,\n"
        "WX-2,关闭,2026年11月22日 09:00,张三,冰箱,乙,\n";
    const auto guess = guess_in(text);
    CHECK(guess.map.rows == tables::LogMap::Rows::Events);
    CHECK(guess.map.case_column == "工单号");
    CHECK(guess.map.activity_columns == std::vector<std::string>{"操作"});
    CHECK(guess.map.instant.columns == std::vector<std::string>{"操作时间"});
    CHECK(guess.map.resource_column == "处理人");
    CHECK(guess.choices.size() > 4);

    const auto map = cli::read_log_map(tables::as_yaml(guess), "guess.yaml");
    const auto source = tables::open_source_in(text, "t.csv", map.file);
    std::string told;
    const auto counts = tables::for_each_case(*source, map, {}, [&](const tables::LogCase& found) {
        for (const auto& event : found.events) told += std::string(tables::word(event.meaning)) + " ";
    });
    CHECK(counts.taken == 6);
    CHECK(told == "opened assigned waiting_parts resolved opened closed ");
}

TEST_CASE("a table of cases is told from a log of events") {
    const auto guess = guess_in(
        "Unique Key,Created Date,Closed Date,Due Date,Agency,Complaint Type\n1,10/21/18 0:00,10/21/18 1:00,10/22/18 "
        "1:00,A,x\n"
        "2,10/22/18 0:00,,10/22/18 1:00,B,y\n");
    CHECK(guess.map.rows == tables::LogMap::Rows::Cases);
    REQUIRE(guess.map.case_instants.size() == 2);
    CHECK(guess.map.case_instants[0].meaning == tables::Meaning::Opened);
    CHECK(guess.map.case_instants[1].meaning == tables::Meaning::Closed);
    CHECK(guess.map.attributes.at(0).name == "subject");
}

TEST_CASE("the order of day and month is left open where the sample does not decide") {
    const auto guess = guess_in("case,activity,at\n1,a,01/02/2026\n1,b,02/03/2026\n2,a,03/04/2026\n2,b,04/05/2026\n");
    CHECK(guess.map.instant.format.empty());
    CHECK(tables::as_yaml(guess).find("# Open: format of at: d/M/yyyy or M/d/yyyy") != std::string::npos);
}

TEST_CASE("what is no log is refused") {
    CHECK_THROWS_AS(guess_in("a,b\n1,2\n3,4\n"), base::BadInput);
}

TEST_CASE("the real logs are guessed as their maps have it") {
    const std::string data = FIVESTAR_SOURCE_DIR "/../shared/data/";
    if (!std::filesystem::exists(data)) {
        MESSAGE("skipped: no data");
        return;
    }
    struct Expected {
        const char *file, *map;
    };
    for (const auto& [file, name] :
         {Expected{"incident-servicenow/incident_event_log_first5998_original_format.csv", "incident-servicenow"},
          Expected{"helpdesk-italy/helpdesk.csv", "helpdesk-italy"},
          Expected{"problems-volvo/BPI2013_closed_problems.csv", "problems-volvo"},
          Expected{"requests-nyc311/311_sample.csv", "requests-nyc311"}}) {
        CAPTURE(name);
        const auto map = cli::read_log_map_file(std::string(FIVESTAR_SOURCE_DIR "/examples/maps/") + name + ".yaml");
        const auto source = tables::open_source(data + file);
        const auto guess = tables::guess_log(*source);
        CHECK(guess.map.rows == map.rows);
        CHECK(guess.map.case_column == map.case_column);
        CHECK(guess.map.resource_column == map.resource_column);
        if (map.rows == tables::LogMap::Rows::Cases) continue;
        CHECK(guess.map.activity_columns[0] == map.activity_columns[0]);
        CHECK(guess.map.instant.columns == map.instant.columns);
        CHECK_NOTHROW(cli::read_log_map(tables::as_yaml(guess), "guess.yaml"));
    }
}
