#include "flows/import_log.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "flows/replay_cases.hpp"
#include "ledger/append.hpp"
#include "store/case_store.hpp"
#include "tests/support/store.hpp"

namespace {

constexpr const char* kFirst =
    "case,step,at,who,product\n"
    "A,received,2026-10-01 09:00:00,Li,K35\n"
    "A,fixed,2026-10-01 10:00:00,Zhang,K35\n"
    "B,received,2026-10-01 09:30:00,Li,K26\n"
    "B,fixed,2026-10-01 09:31:00,Li,K26\n"
    "B,fixed,2026-10-01 09:31:00,Li,K26\n"
    "C,received,not a time,Li,K26\n";
constexpr const char* kMore =
    "A,came back,2026-10-03 09:00:00,Li,K35\n"
    "D,received,2026-10-04 09:00:00,Li,K35\n";

/// A store with the shipped books and a file to import.
struct World {
    support::Store store;
    flows::Context context{store.database(),
                           {1, "东方家电", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
                           [] { return *base::parse_rfc3339("2026-11-22T02:00:00Z"); },
                           base::seeded_random(1)};
    std::string file = (store.folder() / "log.csv").string();
    std::vector<std::string> rejected;

    World() { context.put_books(flows::read_books(flows::shipped_books(context.now()))); }

    flows::ImportedLog import(const std::string& text, const std::string& kind = "repair", bool dry_run = false) {
        std::ofstream{file} << text;
        tables::LogMap map{
            .source = "test-desk",
            .zone = "Asia/Shanghai",
            .case_column = "case",
            .activity_columns = {"step"},
            .instant = {.columns = {"at"}},
            .resource_column = "who",
            .meanings = {{"received", tables::Meaning::Opened},
                         {"fixed", tables::Meaning::Resolved},
                         {"came back", tables::Meaning::Reopened}},
            .attributes = {{.name = "kind", .constant = kind}, {.name = "product", .column = "product"}}};
        map.instant.format = "yyyy-MM-dd HH:mm:ss";
        const flows::ImportLog asked{
            .path = file,
            .map = map,
            .map_text = kind,
            .dry_run = dry_run,
            .rejected = [this](const tables::Rejected& row) { rejected.emplace_back(tables::word(row.reason)); }};
        return flows::import_log(context, {.actor = "operator", .role = "admin"}, asked);
    }
    std::optional<cases::Case> find(const std::string& key) {
        return store.database().read(
            [&](const db::ReadTx& tx) { return store::find_case_by_source(tx, 1, "test-desk", key); });
    }
    std::int64_t head() {
        return store.database().read([](const db::ReadTx& tx) { return ledger::head(tx, 1); });
    }
};

}  // namespace

TEST_CASE("a log becomes cases, entries and promises, and a bad row is said") {
    World world;
    const auto done = world.import(kFirst);
    CHECK(done.counts.rows == 6);
    CHECK(done.counts.cases == 2);
    CHECK(done.progress.cases_opened == 2);
    CHECK(world.rejected == std::vector<std::string>{"unparsable_instant"});
    const auto a = world.find("A");
    REQUIRE(a);
    CHECK(a->number == "WX-20261001-0001");
    CHECK(base::to_rfc3339(a->opened_at) == "2026-10-01T01:00:00Z");
    CHECK(a->state == cases::State::Resolved);
    CHECK(a->product == "K35");
    CHECK_FALSE(world.find("C"));
    CHECK(flows::replay_cases(world.context).differing.empty());
}

TEST_CASE("rows that repeat are kept, and a second import of the same rows changes nothing") {
    World world;
    world.import(kFirst);
    const auto head = world.head();
    CHECK(head == 5);
    CHECK(world.import(kFirst).taken_before);
    // The same rows in another file: known row by row.
    const auto again = world.import(std::string{kFirst} + "\n");
    CHECK_FALSE(again.taken_before);
    CHECK(again.progress.entries_added == 0);
    CHECK(again.progress.rows_known == 5);
    CHECK(world.head() == head);
}

TEST_CASE("a longer export of the same log adds only what is new") {
    World world;
    world.import(kFirst);
    const auto more = world.import(std::string{kFirst} + kMore);
    CHECK(more.progress.cases_opened == 1);
    CHECK(more.progress.cases_grown == 1);
    CHECK(more.progress.entries_added == 2);
    CHECK(world.find("A")->reopened_count == 1);
    CHECK_FALSE(world.find("A")->resolved_at);
    CHECK(flows::replay_cases(world.context).differing.empty());
}

TEST_CASE("a dry run reads everything and changes nothing") {
    World world;
    const auto done = world.import(kFirst, "repair", true);
    CHECK(done.counts.cases == 2);
    CHECK(world.head() == 0);
}

TEST_CASE("a kind without a process is refused with what there is") {
    World world;
    CHECK_THROWS_WITH_AS(world.import(kFirst, "incident"),
                         "case 'A' is of the kind 'incident', which has no process book", base::BadInput);
    CHECK(world.head() == 0);
}
