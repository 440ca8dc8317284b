// bench_lens [CASES [FOLDER]]: how long the lens takes to read every case, and all measures by outlet and month against
// the same figures in SQL by hand. A store that is in FOLDER already is used again.
#include "lens/lens.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "base/ids.hpp"

namespace {

constexpr std::int64_t kHour = 3'600'000'000;
constexpr std::int64_t kStart = 1'700'000'000'000'000;
constexpr std::int64_t kSpan = 37 * 30 * 24 * kHour;

constexpr db::Query kAddCase{
    "bench_add_case",
    "INSERT INTO cases (organisation_id, case_id, number, kind, state, priority, channel, product, outlet, person, "
    "region, opened_at, responded_at, first_resolved_at, resolved_at, closed_at, handover_count, wait_count, "
    "reopened_count, waited_customer_us, rating, rework_of, details, last_seq) "
    "VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, $18, $19, $20, $21, 1)"};
constexpr db::Query kAddPromise{
    "bench_add_promise",
    "INSERT INTO case_promises (organisation_id, case_id, promise_id, due_at, settled_at, outcome) "
    "VALUES (1, $1, $2, $3, $4, $5)"};
constexpr db::Query kAddEntry{
    "bench_add_entry",
    "INSERT INTO ledger (organisation_id, seq, at, happened_at, actor, subject_kind, subject_id, type, payload, hash) "
    "VALUES (1, 1, 0, 0, 'system', 'case', $1, 'case_opened', '{}', $2)"};

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
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

}  // namespace

int main(int argc, char** argv) {
    const std::int64_t cases = argc > 1 ? std::atoll(argv[1]) : 10'000'000;
    const std::filesystem::path folder =
        argc > 2 ? argv[2] : (std::filesystem::temp_directory_path() / "fivestar-bench-lens").string();
    std::filesystem::create_directories(folder);
    const auto file = folder / fmt::format("store-{}.db", cases);
    if (!std::filesystem::exists(file)) {
        fmt::print("made {} cases in {:.1f} s\n", cases, seconds([&] { make_store(file, cases); }));
    }
    db::Database store{db::sqlite_engine(file.string())};
    const auto shanghai = [](std::int64_t) { return 8 * kHour; };
    const auto opened = lens::Lens::open({folder / "lens", 2, "4GB"}, {1, "Asia/Shanghai", shanghai});
    if (!opened) {
        fmt::print("{}: {}\n", opened.refusal().code, opened.refusal().facts[0].second);
        return 1;
    }
    auto& lens = **opened;
    const auto took = seconds([&] { lens.rebuild(store); });
    fmt::print("rebuild: {:.1f} s, {:.2f} us a case\n", took, took * 1e6 / static_cast<double>(cases));
    return 0;
}
