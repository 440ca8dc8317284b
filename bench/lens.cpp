// bench_lens [CASES [FOLDER]]: how long the lens takes to read every case, and all measures by outlet and month against
// the same figures in SQL by hand. A store that is in FOLDER already is used again. Seconds of a busy machine say
// little, so the processor's are printed beside the clock's.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/ids.hpp"
#include "lens/figures.hpp"

namespace {

constexpr std::int64_t kHour = 3'600'000'000;
constexpr std::int64_t kStart = 1'700'000'000'000'000;
constexpr std::int64_t kSpan = 37 * 30 * 24 * kHour;

constexpr db::Query kAddCase{
    "bench_add_case",
    "INSERT INTO cases (organisation_id, case_id, number, kind, state, priority, channel, product, outlet, person, "
    "region, opened_at, responded_at, first_resolved_at, resolved_at, closed_at, handover_count, wait_count, "
    "reopened_count, waited_customer_us, rating, rework_of, details, revision) "
    "VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, $18, $19, $20, $21, 1)"};
constexpr db::Query kAddPromise{
    "bench_add_promise",
    "INSERT INTO case_promises (organisation_id, case_id, promise_id, due_at, settled_at, outcome, running) "
    "VALUES (1, $1, $2, $3, $4, $5, 0)"};
constexpr db::Query kAddEntry{
    "bench_add_entry",
    "INSERT INTO ledger (organisation_id, seq, at, happened_at, actor, subject_kind, subject_id, type, payload, hash) "
    "VALUES (1, 1, 0, 0, 'system', 'case', $1, 'case_opened', '{}', $2)"};

struct Took {
    double clock = 0;
    double processor = 0;
};

double processor_seconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

Took time(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    const auto used = processor_seconds();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            processor_seconds() - used};
}

/// Writes synthetic cases: 500 outlets, 37 months, a tenth still open, one in a hundred done again.
class Maker {
public:
    explicit Maker(db::Connection& writer) : writer_(writer) {}

    void make(std::int64_t cases) {
        for (std::int64_t i = 0; i < cases; ++i) {
            if (i % 100'000 == 0) writer_.step(db::Connection::Step::BeginWrite);
            add(i, kStart + kSpan / cases * i);
            if (i % 100'000 == 99'999 || i == cases - 1) writer_.step(db::Connection::Step::Commit);
        }
        const db::Value entry[] = {last_, std::string_view{kHash}};
        writer_.execute(kAddEntry, entry, nullptr);
    }

private:
    static constexpr const char* kHash = "0000000000000000000000000000000000000000000000000000000000000000";

    std::int64_t below(std::uint64_t limit) { return static_cast<std::int64_t>(random_() % limit); }

    void add(std::int64_t i, std::int64_t opened_at) {
        static constexpr std::array kKinds{"repair", "repair", "complaint", "consultation"};
        static constexpr std::array kChannels{"hotline", "web", "wechat", "outlet", "api"};
        const auto id = ids_.next(base::from_micros(opened_at));
        const bool open = below(10) == 0;
        const bool emergency = below(20) == 0;
        const auto responded_at = opened_at + below(30 * 60) * kHour / 60;
        const auto resolved_at = responded_at + below(200) * kHour;
        const auto outlet = fmt::format("OUT-{:03}", below(500));
        const auto person = fmt::format("P{:04}", below(4000));
        const auto product = fmt::format("MODEL-{}", below(300));
        const auto region = fmt::format("R{}", below(31));
        const auto number = fmt::format("WX-{:012}", i);
        const db::Value nothing{nullptr};
        const db::Value values[] = {id,
                                    number,
                                    kKinds[static_cast<std::size_t>(below(4))],
                                    open ? "responded" : "closed",
                                    emergency ? "emergency" : "normal",
                                    kChannels[static_cast<std::size_t>(below(5))],
                                    product,
                                    outlet,
                                    person,
                                    region,
                                    opened_at,
                                    responded_at,
                                    open ? nothing : resolved_at,
                                    open ? nothing : resolved_at,
                                    open ? nothing : resolved_at + kHour,
                                    below(3),
                                    below(2),
                                    below(5) * kHour,
                                    open || below(3) == 0 ? nothing : below(5) + 1,
                                    below(100) == 0 && i > 0 ? db::Value{last_} : nothing,
                                    details_};
        writer_.execute(kAddCase, values, nullptr);
        const auto due_at = opened_at + 24 * kHour;
        const db::Value promise[] = {id, "response_24h", due_at, responded_at,
                                     responded_at <= due_at ? "kept" : "broken"};
        writer_.execute(kAddPromise, promise, nullptr);
        if (emergency) {
            const db::Value urgent[] = {id, "emergency_1h", opened_at + kHour, responded_at,
                                        responded_at <= opened_at + kHour ? "kept" : "broken"};
            writer_.execute(kAddPromise, urgent, nullptr);
        }
        last_ = id;
    }

    db::Connection& writer_;
    base::Random random_ = base::seeded_random(7);
    base::Ids ids_{base::seeded_random(11)};
    std::string last_;
    std::string details_ =
        fmt::format("{{\"subject\":\"{0}\",\"attributes\":{{\"note\":\"{0}\"}}}}", std::string(120, 'x'));
};

void make_store(const std::filesystem::path& file, std::int64_t cases) {
    auto engine = db::sqlite_engine(file.string());
    db::migrate(*engine, db::known_migrations(), base::from_micros(0));
    const auto writer = engine->open_writer();
    writer->script(
        "PRAGMA synchronous = OFF; DROP INDEX cases_by_number; DROP INDEX cases_by_opening; DROP INDEX cases_by_state; "
        "DROP INDEX cases_by_kind; DROP INDEX cases_by_outlet; DROP INDEX cases_by_person; DROP INDEX cases_by_serial; "
        "DROP INDEX cases_by_source; DROP INDEX case_promises_by_due;");
    Maker{*writer}.make(cases);
}

/// The shipped measures as one would write them at DuckDB's prompt, a query a period.
std::vector<std::string> by_hand(const lens::Words& words) {
    const auto word = [&](const char* text) { return words.find(text).value_or(-1); };
    const auto select = [](const char* event, const std::string& aggregates) {
        return fmt::format("SELECT outlet, {0}_month, {1} FROM case_facts WHERE {0}_day IS NOT NULL GROUP BY ALL",
                           event, aggregates);
    };
    const auto mean = [](const char* value, const std::string& filter) {
        return fmt::format(
            "count({0}) {1}, CAST(sum({0}) {1} AS DOUBLE), var_samp({0}) {1}, quantile_cont({0}, [0.5, 0.9]) {1}",
            value, filter);
    };
    const auto now = kStart + kSpan;
    const auto complaint = fmt::format("kind = {}", word("complaint"));
    const auto repair = fmt::format("kind = {}", word("repair"));
    const auto simple =
        fmt::format("kind IN ({}, {}) AND resolved_at IS NOT NULL", word("consultation"), word("complaint"));
    const std::string late = fmt::format("(response_24h_kept IS NOT NULL OR response_24h_due_at <= {})", now);
    const std::string urgent = fmt::format("(emergency_1h_kept IS NOT NULL OR emergency_1h_due_at <= {})", now);
    const auto week = 7 * 24 * kHour;
    const auto share = [](const std::string& denominator, const std::string& numerator) {
        return fmt::format("count(*) FILTER ({0}), count(*) FILTER ({0} AND {1})", denominator, numerator);
    };
    return {
        select(
            "opened",
            "count(*), " + share(late, "response_24h_kept") + ", " + share(urgent, "emergency_1h_kept") + ", " +
                mean("response_us", "") + ", " +
                mean("response_us", fmt::format("FILTER (channel = {})", word("hotline"))) +
                ", count(*) FILTER (resolved_at IS NOT NULL OR closed_at IS NOT NULL), " +
                share(fmt::format("(resolve_us IS NOT NULL OR opened_at <= {})", now - week),
                      fmt::format("resolve_us <= {}", week)) +
                ", " + share(repair, "rework") + ", " +
                share(fmt::format("{} AND (response_us IS NOT NULL OR opened_at <= {})", complaint, now - 24 * kHour),
                      fmt::format("response_us <= {}", 24 * kHour)) +
                ", " +
                share(fmt::format("{} AND (close_us IS NOT NULL OR opened_at <= {})", complaint, now - week),
                      fmt::format("close_us <= {}", week)) +
                ", count(*) FILTER (recorded)"),
        select("resolved", mean("resolve_us", "") + ", " +
                               share(simple, "reopened_count = 0 AND waited_customer_us = 0 AND handover_count <= 1") +
                               ", " + mean("repair_us", fmt::format("FILTER ({})", repair)) + ", " +
                               share(repair + " AND resolved_at IS NOT NULL",
                                     fmt::format("reopened_count = 0 AND (reworked_us IS NULL OR reworked_us > {})",
                                                 30 * 24 * kHour))),
        select("first_resolved", "count(*), count(*) FILTER (reopened_count >= 1)"),
        select("closed",
               "count(*), count(*) FILTER (rating IS NOT NULL), " + share("due_at IS NOT NULL", "closed_at <= due_at")),
        select("rated", "count(*), count(*) FILTER (rating >= 4), sum(rating), var_samp(rating)"),
    };
}

lens::MeasureBook shipped_book() {
    const std::string path = FIVESTAR_SOURCE_DIR "/rulebooks/measures/service.yaml";
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    lens::MeasureBook book;
    book.add(text.str(), path);
    return book;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Both ways in turn, the ratio of the medians.
void compare(const lens::Lens& lens) {
    const auto book = shipped_book();
    std::vector<const lens::Measure*> measures;
    for (const auto& measure : book.measures()) measures.push_back(&measure);
    const lens::Scope scope{.now = base::from_micros(kStart + kSpan)};
    std::vector<double> clock[2];
    std::vector<double> processor[2];
    std::size_t rows[2]{};
    for (int round = 0; round < 5; ++round) {
        const Took ours = time([&] {
            rows[0] = lens.read([&](const lens::View& view) {
                return figures_of(view, measures, scope, {lens::Dim::Outlet, lens::Dim::Month}).rows.size();
            });
        });
        const Took theirs = time([&] {
            lens.read([&](const lens::View& view) {
                for (const auto& sql : by_hand(view.words)) {
                    auto answer = view.connection.ask(sql);
                    for (rows[1] = 0; answer.next();) ++rows[1];
                }
                return 0;
            });
        });
        clock[0].push_back(ours.clock);
        clock[1].push_back(theirs.clock);
        processor[0].push_back(ours.processor);
        processor[1].push_back(theirs.processor);
    }
    fmt::print(
        "all measures by outlet and month: {} rows in {:.2f} s, by hand {:.2f} s, ratio {:.2f} (processor {:.2f})\n",
        rows[0], median(clock[0]), median(clock[1]), median(clock[0]) / median(clock[1]),
        median(processor[0]) / median(processor[1]));
}

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t cases = argc > 1 ? std::atoll(argv[1]) : 10'000'000;
    const std::filesystem::path folder =
        argc > 2 ? argv[2] : (std::filesystem::temp_directory_path() / "fivestar-bench-lens").string();
    std::filesystem::create_directories(folder);
    const auto file = folder / fmt::format("store-{}.db", cases);
    if (!std::filesystem::exists(file)) {
        fmt::print("made {} cases in {:.1f} s\n", cases, time([&] { make_store(file, cases); }).clock);
    }
    db::Database store{db::sqlite_engine(file.string())};
    const auto shanghai = [](std::int64_t) { return 8 * kHour; };
    const auto opened = lens::Lens::open({folder / "lens", 2, "4GB"}, {1, "Asia/Shanghai", shanghai});
    if (!opened) {
        fmt::print("{}: {}\n", opened.refusal().code, opened.refusal().facts[0].second);
        return 1;
    }
    auto& lens = **opened;
    const auto took = time([&] { lens.rebuild(store); });
    fmt::print("every case read in {:.1f} s (processor {:.1f} s, {:.2f} us a case)\n", took.clock, took.processor,
               took.processor * 1e6 / static_cast<double>(cases));
    compare(lens);
    return 0;
}
