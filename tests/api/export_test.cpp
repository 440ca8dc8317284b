#include <doctest/doctest.h>

#include <fstream>

#include "base/text.hpp"
#include "ledger/verify.hpp"
#include "tables/source.hpp"
#include "tests/support/api_world.hpp"

namespace {

using support::ApiWorld;

/// Texts that somebody might send to have them run in another's spreadsheet, or to break the table.
const std::vector<std::string> kHostile{"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "a,\"b\"\nc",
                                        "<b>&amp;</b>",       "漏水", "-5",   "1e5"};

void open(ApiWorld& world, const std::string& subject) {
    const auto body = json::to_text(json::object{{"kind", "repair"},
                                                 {"subject", subject},
                                                 {"contact", {{"name", "李女士"}, {"mobile", "13800008000"}}},
                                                 {"serial", "HX1"}});
    REQUIRE(world.send(world.request_as("agent", "POST", "/api/v1/cases", body)).status == 201);
    world.clock += std::chrono::seconds{1};
}

http::Response get(ApiWorld& world, const std::string& role, const std::string& address, const std::string& language) {
    auto request = world.request_as(role, "GET", address);
    request.headers.emplace_back("Accept-Language", language);
    return world.send(std::move(request));
}

/// The whole body: the router of a test puts the pieces together.
std::string drained(const http::Response& response) {
    REQUIRE(response.status == 200);
    return response.body;
}

std::string header_of(const http::Response& response, const std::string& wanted) {
    for (const auto& [name, value] : response.headers) {
        if (name == wanted) return value;
    }
    return "";
}

std::vector<std::vector<std::string>> rows_of(ApiWorld& world, const std::string& bytes, const std::string& name) {
    const auto path = world.folder() / name;
    std::ofstream{path, std::ios::binary} << bytes;
    const auto source = tables::open_source(path.string());
    std::vector<std::vector<std::string>> rows;
    tables::Row row;
    while (source->next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
    return rows;
}

}  // namespace

TEST_CASE("a CSV runs nothing in a spreadsheet, and reads back as it was") {
    ApiWorld world;
    for (const auto& subject : kHostile) open(world, subject);
    const auto response =
        get(world, "agent", "/api/v1/cases?format=csv&columns=subject,number,opened_at,unknown", "zh");
    CHECK(response.content_type == "text/csv; charset=utf-8");
    CHECK(header_of(response, "Content-Disposition") == "attachment; filename=\"cases-2026-11-22.csv\"");
    const auto bytes = drained(response);
    CHECK(bytes.starts_with("\xEF\xBB\xBF主题,单号,受理时间\r\n"));
    const auto rows = rows_of(world, bytes, "cases.csv");
    REQUIRE(rows.size() == kHostile.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& subject = kHostile[kHostile.size() - 1 - i];
        const bool is_armed = subject.find_first_of("=+-@") == 0 && subject != "-5";
        CHECK(rows[i][0] == (is_armed ? "'" + subject : subject));
    }
    CHECK(rows.back()[1] == "WX-20261122-0001");
    // Ten in the morning in Shanghai.
    CHECK(rows.back()[2] == "2026-11-22 10:00:00");
    CHECK(bytes.find("李女士") == std::string::npos);
    CHECK(bytes.find("13800008000") == std::string::npos);
}

TEST_CASE("an XLSX holds every page of a list as texts and numbers") {
    ApiWorld world;
    for (int i = 0; i < 230; ++i) open(world, kHostile[static_cast<std::size_t>(i) % kHostile.size()]);
    const auto response = get(world, "agent", "/api/v1/cases?format=xlsx&limit=1&columns=number,subject", "en");
    CHECK(header_of(response, "Content-Disposition") == "attachment; filename=\"cases-2026-11-22.xlsx\"");
    const auto rows = rows_of(world, drained(response), "cases.xlsx");
    REQUIRE(rows.size() == 230);
    CHECK(rows.front()[0] == "WX-20261122-0230");
    CHECK(rows.back() == std::vector<std::string>{"WX-20261122-0001", kHostile[0]});
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
        CHECK_FALSE(entry.path().filename().string().starts_with("fivestar-table-"));
    }
}

TEST_CASE("every list that has a table gives one, of what its reader may see") {
    ApiWorld world;
    open(world, "一");
    for (const std::string list : {"cases", "work?scope=all", "outlets", "promises", "users", "tokens"}) {
        INFO(list);
        const auto mark = list.find('?') == std::string::npos ? "?" : "&";
        const auto bytes = drained(get(world, "admin", "/api/v1/" + list + mark + "format=csv", "en"));
        CHECK(base::split(bytes, '\n').size() > 1);
    }
    const auto seen = drained(get(world, "outlet_manager", "/api/v1/cases?format=csv", "en"));
    CHECK(seen.find("WX-") == std::string::npos);
    CHECK(get(world, "agent", "/api/v1/cases?format=pdf", "en").status == 400);
    CHECK(get(world, "agent", "/api/v1/users?format=csv", "en").status == 403);
}

TEST_CASE("figures and the cases behind them are tables too") {
    ApiWorld world;
    open(world, "一");
    world.catch_up();
    const auto figures = drained(get(world, "admin", "/api/v1/measures?by=kind&format=csv&columns=measure,of,n", "en"));
    CHECK(figures.starts_with("\xEF\xBB\xBFMeasure,Of,n\r\n"));
    CHECK(figures.find("backlog,repair,") != std::string::npos);
    const auto behind = drained(get(world, "admin", "/api/v1/measures/backlog/cases?format=csv&columns=number", "en"));
    CHECK(behind == "\xEF\xBB\xBFNumber\r\nWX-20261122-0001\r\n");
    CHECK(get(world, "admin", "/api/v1/measures/none/cases?format=csv", "en").status == 404);
}

TEST_CASE("the ledger that is exported verifies as a file") {
    ApiWorld world;
    open(world, "一");
    ledger::Verifier verifier{{}};
    verifier.take_text(drained(get(world, "executive", "/api/v1/ledger/export", "zh")));
    const auto verdict = verifier.finish();
    CHECK(verdict.holds);
    CHECK(verdict.entries > 10);
}
