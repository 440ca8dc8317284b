#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <set>
#include <thread>

#include "flows/answer_once.hpp"
#include "flows/break_promises.hpp"
#include "flows/move_case.hpp"
#include "flows/open_case.hpp"
#include "flows/replay_cases.hpp"
#include "flows/tidy_up.hpp"
#include "ledger/follow.hpp"
#include "ledger/sequence.hpp"
#include "store/case_store.hpp"
#include "tests/support/place.hpp"

// Two servers of one company; without FIVESTAR_TEST_POSTGRES there is only one.

namespace {

constexpr db::Manner kSnapshot{.isolation = db::Manner::Isolation::Snapshot, .knows_itself = true};
const flows::Caller kAgent{.actor = "agent", .role = "agent"};
const flows::OpenCase kRepair{.kind = "repair", .subject = "空调漏水", .contact_name = "李女士", .serial = "HX1"};

struct Server {
    Server(const support::Place& place, std::atomic<std::int64_t>& clock, std::uint64_t seed)
        : database(place.open(), 4),
          context(
              database, {1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")},
              [&clock] { return base::from_micros(clock); }, base::seeded_random(seed)) {
        context.put_books(flows::read_books(flows::shipped_books(context.now())));
    }

    base::Result<cases::Case> open() {
        return database.write_and_wait([&](db::WriteTx& tx) { return flows::open_case(tx, context, kAgent, kRepair); },
                                       kSnapshot);
    }
    base::Result<cases::Case> resolve(const std::string& case_id) {
        return database.write_and_wait(
            [&](db::WriteTx& tx) {
                return flows::move_case(tx, context, kAgent, {.case_id = case_id, .move = "resolve"});
            },
            kSnapshot);
    }

    db::Database database;
    flows::Context context;
};

struct Company {
    support::Place place{support::Place::Content::Schema, support::Place::Engine::Postgres};
    std::atomic<std::int64_t> clock = base::to_micros(*base::parse_rfc3339("2026-11-22T02:00:00Z"));
    Server one{place, clock, 1};
    Server two{place, clock, 2};

    /// Runs the same on both servers at once.
    template <typename Work>
    void on_both(Work work) {
        std::thread beside{[&] { work(two); }};
        work(one);
        beside.join();
    }
    std::vector<ledger::Entry> entries() {
        ledger::settle(one.database, 1);
        return one.database.read([](const db::ReadTx& tx) { return ledger::entries_after(tx, 1, 0, 100'000); });
    }
};

}  // namespace

TEST_SUITE_BEGIN("several servers" * doctest::skip(std::getenv("FIVESTAR_TEST_POSTGRES") == nullptr));

TEST_CASE("cases opened on two servers have numbers of their own, and every row is the fold of its entries") {
    Company company;
    std::mutex mutex;
    std::set<std::string> numbers;
    company.on_both([&](Server& server) {
        for (int i = 0; i < 70; ++i) {
            const auto made = server.open();
            const std::lock_guard lock{mutex};
            CHECK(made);
            numbers.insert(made->number);
        }
    });
    CHECK(numbers.size() == 140);
    CHECK(numbers.contains("WX-20261122-0001"));
    CHECK(numbers.contains("WX-20261122-0065"));
    const auto counts = [&] {
        return company.two.database.read([](const db::ReadTx& tx) { return store::case_counts(tx, 1); });
    };
    REQUIRE(counts().size() == 1);
    CHECK(counts()[0].cases == 140);
    company.on_both([](Server& server) { flows::tidy_up(server.context); });
    REQUIRE(counts().size() == 1);
    CHECK(counts()[0].cases == 140);
    CHECK(company.entries().size() == 140);
    CHECK(flows::replay_cases(company.one.context).differing.empty());
}

TEST_CASE("of two who make the same move at once one is refused, and nothing is lost") {
    Company company;
    for (int i = 0; i < 20; ++i) {
        const auto made = company.one.open();
        std::atomic<int> done{0};
        std::atomic<int> refused{0};
        company.on_both([&](Server& server) {
            const auto moved = server.resolve(made->case_id);
            ++(moved ? done : refused);
            if (!moved) CHECK(moved.refusal().code == "move_not_allowed");
        });
        CHECK(done == 1);
        CHECK(refused == 1);
    }
    CHECK(company.entries().size() == 40);
    CHECK(flows::replay_cases(company.two.context).differing.empty());
}

TEST_CASE("a key that comes to two servers at once makes one case, and both give its answer") {
    Company company;
    for (int i = 0; i < 20; ++i) {
        const flows::Once once{.caller = "t", .route = "open_case", .key = fmt::format("k{}", i), .body_hash = "h"};
        std::mutex mutex;
        std::vector<flows::Answered> answers;
        company.on_both([&](Server& server) {
            const flows::Change change{.write = [&](db::WriteTx& tx) -> base::Result<flows::Answer> {
                return flows::Answer{.status = 201,
                                     .body = flows::open_case(tx, server.context, kAgent, kRepair)->case_id};
            }};
            const auto answered = server.database.write_and_wait(
                [&](db::WriteTx& tx) { return flows::answer_once(tx, server.context, once, change); }, kSnapshot);
            const std::lock_guard lock{mutex};
            answers.push_back(*answered);
        });
        REQUIRE(answers.size() == 2);
        CHECK(answers[0].answer.body == answers[1].answer.body);
        CHECK(answers[0].is_replayed != answers[1].is_replayed);
    }
    CHECK(company.entries().size() == 20);
}

TEST_CASE("a promise that runs out is broken once, whichever server is quicker") {
    Company company;
    for (int i = 0; i < 30; ++i) REQUIRE(company.one.open());
    company.clock += std::chrono::microseconds{std::chrono::hours{25}}.count();
    company.on_both([](Server& server) {
        const auto look = [&] {
            return server.database.read(
                [&](const db::ReadTx& tx) { return flows::due_in_store(tx, server.context, 7); });
        };
        for (auto due = look(); !due.empty(); due = look()) {
            server.database.write_and_wait(
                [&](db::WriteTx& tx) { return flows::break_promises(tx, server.context, due); }, kSnapshot);
        }
    });
    std::map<std::string, int> broken;
    for (const auto& entry : company.entries()) broken[entry.subject_id] += entry.type == "promise_broken";
    CHECK(broken.size() == 30);
    for (const auto& [subject, times] : broken) CHECK(times == 1);
    CHECK(flows::replay_cases(company.one.context).differing.empty());
}

TEST_SUITE_END();
