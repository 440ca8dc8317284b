// A million open clocks: how long they take to be read into memory and what they hold there, how long other books take
// to count for all of them, and how late promises are broken of which 10,000 fall due within one second, while a server
// fires them by the clock on the wall. Usage: bench_due [clocks] [due in one second]
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <numeric>

#include "flows/due_clocks.hpp"
#include "flows/rulebooks.hpp"
#include "jobs/clockwork.hpp"
#include "ledger/follow.hpp"
#include "ledger/seal.hpp"

namespace {

namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;

constexpr std::int64_t kCasesAFlow = 5000;
constexpr std::chrono::hours kPromised{24};

constexpr db::Query kAddCase{
    "bench_add_case",
    "INSERT INTO cases (organisation_id, case_id, number, kind, state, priority, channel, opened_at, handover_count, "
    "wait_count, reopened_count, waited_customer_us, details, revision) "
    "VALUES (1, $1, $2, 'repair', 'open', 'normal', 'api', $3, 0, 0, 0, 0, '{}', 1)"};
constexpr db::Query kAddPromise{
    "bench_add_promise",
    "INSERT INTO case_promises (organisation_id, case_id, promise_id, due_at, settled_at, outcome, running) "
    "VALUES (1, $1, 'response_24h', $2, NULL, 'open', 1)"};

base::Instant system_now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

template <typename Run>
double seconds(Run run) {
    const auto begin = std::chrono::steady_clock::now();
    run();
    return Seconds{std::chrono::steady_clock::now() - begin}.count();
}

/// A company with the shipped books and a clock on each of many cases.
struct Company {
    fs::path folder;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<flows::Context> context;
    std::int64_t made = 0;

    explicit Company(const fs::path& place) : folder(place) {
        const auto file = (folder / "store.db").string();
        db::migrate(*db::sqlite_engine(file), db::known_migrations(), base::from_micros(0));
        database = std::make_unique<db::Database>(db::sqlite_engine(file));
        context = std::make_unique<flows::Context>(
            *database, flows::Organisation{1, "bench", "Asia/Shanghai", base::find_zone("Asia/Shanghai")}, system_now,
            base::seeded_random(1));
        flows::start_books(*context);
    }
    /// Cases whose promises fall due evenly within the span from that instant on.
    void add(std::int64_t cases, base::Instant due_from, std::chrono::microseconds span) {
        for (std::int64_t done = 0; done < cases;) {
            database->write_and_wait([&](db::WriteTx& tx) {
                const auto until = std::min(cases, done + kCasesAFlow);
                for (; done < until; ++done) add_one(tx, due_from + span * done / cases);
                return 0;
            });
        }
    }
    void add_one(db::WriteTx& tx, base::Instant due_at) {
        const auto id = context->ids.next(due_at - kPromised);
        tx.run(kAddCase, {id, fmt::format("WX-20260101-{:08}", ++made), due_at - kPromised});
        tx.run(kAddPromise, {id, due_at});
    }
    /// Every working promise is due by other hours from now on; gives the seconds until memory has them.
    double publish(const std::string& from, const std::string& to, flows::DueClocks& clocks) {
        auto text = context->books()->find_text("promises.standard")->text;
        text.replace(text.find(from), from.size(), to);
        auto texts = context->books()->texts;
        texts["promises.standard"].text = text;
        const auto books = flows::read_books(texts);
        return seconds([&] {
            context->put_books(books);
            clocks.catch_up();
        });
    }
};

std::vector<double> lateness(const flows::Context& context) {
    std::vector<double> late;
    context.database.read([&](const db::ReadTx& tx) {
        std::int64_t seq = 0;
        for (;;) {
            const auto page = ledger::entries_after(tx, 1, seq, 10'000);
            if (page.empty()) return 0;
            seq = page.back().seq;
            for (const auto& entry : page) {
                if (entry.type != "promise_broken") continue;
                const auto at = entry.payload.find("\"due_at\":") + 9;
                late.push_back(static_cast<double>(base::to_micros(entry.at) - std::atoll(entry.payload.c_str() + at)) /
                               1e6);
            }
        }
    });
    std::sort(late.begin(), late.end());
    return late;
}

void measure_memory(Company& company) {
    flows::DueClocks clocks{*company.context};
    const auto loading = seconds([&] {
        while (clocks.catch_up()) continue;
    });
    const auto cases = static_cast<double>(clocks.times().cases());
    fmt::print("{:.0f} running cases read in {:.2f} s, {:.0f} bytes a case\n", cases, loading,
               static_cast<double>(clocks.times().bytes()) / cases);
    fmt::print("another length of the promise counts for all after {:.3f} s (goal 1 s)\n",
               company.publish("within: 24 h", "within: 25 h", clocks));
    fmt::print("working time instead of elapsed after {:.3f} s (goal 1 s)\n",
               company.publish("within: 25 h\n    clock: elapsed", "within: 9 h\n    clock: working\n    calendar: cn",
                               clocks));
    company.publish("within: 9 h\n    clock: working\n    calendar: cn", "within: 24 h\n    clock: elapsed", clocks);
}

void measure_firing(Company& company, std::int64_t due) {
    const auto begin = system_now() + std::chrono::seconds{15};
    company.add(due, begin, std::chrono::seconds{1});
    const jobs::Clockwork clockwork{*company.context, ledger::make_key().secret};
    while (static_cast<std::int64_t>(jobs::Clockwork::lateness().count()) < due) ::usleep(20'000);
    const auto late = lateness(*company.context);
    const auto at = [&](double share) {
        return late[static_cast<std::size_t>(share * static_cast<double>(late.size() - 1))];
    };
    fmt::print(
        "{} promises due within one second: broken {:.0f} ms late in the median, p99 {:.0f} ms (goal 1000 ms), at "
        "most {:.0f} ms\n",
        late.size(), at(0.5) * 1e3, at(0.99) * 1e3, late.back() * 1e3);
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t clocks = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    const std::int64_t due = argc > 2 ? std::atoll(argv[2]) : 10'000;
    std::string made = "/var/tmp/fivestar-due-XXXXXX";
    const fs::path folder{::mkdtemp(made.data())};
    {
        Company company{folder};
        company.add(clocks, system_now() + std::chrono::hours{2}, std::chrono::hours{20});
        measure_memory(company);
        measure_firing(company, due);
    }
    fs::remove_all(folder);
}
