// A million units and their owners: searches by how a serial number begins, by mobile and by how a name begins, each a
// page of 50 as the API makes it, beside bare SQLite running the same statement and reading the same rows.
// Usage: bench_units [UNITS [FOLDER]]; a folder that holds such a store is used again.
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>

#include "base/zone.hpp"
#include "db/database.hpp"
#include "flows/list_units.hpp"
#include "flows/record_unit.hpp"
#include "flows/show_customer.hpp"
#include "store/customer_store_sql.hpp"
#include "store/master_payload.hpp"
#include "store/personal_store.hpp"
#include "store/unit_list_sql.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kChunk = 2000;
constexpr int kSearches = 2000;
constexpr std::string_view kFamily = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
constexpr std::string_view kGiven = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文建国玉梅春红志宇浩然";

std::string glyph(std::string_view of, std::int64_t place) {
    return std::string{of.substr(static_cast<std::size_t>(place) % (of.size() / 3) * 3, 3)};
}

std::uint64_t stirred(std::int64_t number) {
    auto z = static_cast<std::uint64_t>(number) * 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    return z ^ (z >> 31);
}

std::string name_of(std::int64_t customer) {
    const auto bits = static_cast<std::int64_t>(stirred(customer) >> 1);
    return glyph(kFamily, bits) + glyph(kGiven, bits / 97) + glyph(kGiven, bits / 9973);
}

std::string mobile_of(std::int64_t customer) {
    return fmt::format("13{:09}", stirred(customer + 7) % 1'000'000'000);
}

std::string serial_of(std::int64_t unit) {
    return fmt::format("K35{:02}{:02}{:07}", unit % 7 + 20, unit % 12 + 1, unit);
}

void fill(flows::Context& context, std::int64_t units) {
    for (std::int64_t first = 0; first < units; first += kChunk) {
        context.database.write_and_wait([&](db::WriteTx& tx) {
            const auto now = context.now();
            ledger::Appender appender{tx, 1, now};
            flows::UnitRecorder recorder{tx, 1, appender};
            for (auto i = first; i < std::min(first + kChunk, units); ++i) {
                const auto code = fmt::format("GK{:07}", i);
                const auto subject = store::subject_of("customer", code);
                const auto keep = [&](std::string_view field, const std::string& value) {
                    return store::keep_personal(tx, 1, {subject, field, value}, {context.ids, context.random, now});
                };
                customers::Customer customer{.code = code};
                recorder.record(customer,
                                customers::Put{.kind = "consumer",
                                               .region = "浙江",
                                               .details = {},
                                               .personal = {keep("name", name_of(i)), keep("mobile", mobile_of(i))}},
                                {now, "bench"});
                units::Unit unit{.unit_id = serial_of(i)};
                recorder.record(unit,
                                units::Put{.identity = {.serial = serial_of(i), .model = "HN-K35", .outlet = "N1"},
                                           .purchase = units::Purchase{.channel = "store", .invoice_on = "2026-05-03"},
                                           .customer = code},
                                {now, "bench"});
            }
            return 0;
        });
    }
}

struct Times {
    std::vector<double> micros;
    std::int64_t rows = 0;

    double at(double share) {
        std::sort(micros.begin(), micros.end());
        return micros[static_cast<std::size_t>(share * static_cast<double>(micros.size() - 1))];
    }
};

Times measure(const std::function<std::int64_t(std::int64_t)>& search, std::int64_t units) {
    Times times;
    for (int i = 0; i < kSearches; ++i) {
        const auto which = static_cast<std::int64_t>(stirred(i) % static_cast<std::uint64_t>(units));
        const auto begin = Clock::now();
        times.rows += search(which);
        times.micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
    }
    return times;
}

/// One statement of ours, run with nothing between it and SQLite.
class Bare {
public:
    Bare(const fs::path& file, const db::Query& query) {
        sqlite3_open_v2(file.c_str(), &store_, SQLITE_OPEN_READONLY, nullptr);
        sqlite3_prepare_v2(store_, std::string{query.text}.c_str(), -1, &statement_, nullptr);
    }
    ~Bare() {
        sqlite3_finalize(statement_);
        sqlite3_close(store_);
    }
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;

    std::int64_t run(const std::vector<std::pair<int, std::string>>& texts, std::int64_t limit_at) {
        sqlite3_reset(statement_);
        const auto place = [&](std::int64_t number) {
            return sqlite3_bind_parameter_index(statement_, ("$" + std::to_string(number)).c_str());
        };
        sqlite3_bind_int64(statement_, place(1), 1);
        for (const auto& [number, text] : texts) {
            sqlite3_bind_text(statement_, place(number), text.c_str(), -1, SQLITE_TRANSIENT);
        }
        sqlite3_bind_int64(statement_, place(limit_at), 51);
        std::int64_t rows = 0;
        while (sqlite3_step(statement_) == SQLITE_ROW) {
            for (int i = 0; i < sqlite3_column_count(statement_); ++i) sqlite3_column_text(statement_, i);
            ++rows;
        }
        return rows;
    }

private:
    sqlite3* store_ = nullptr;
    sqlite3_stmt* statement_ = nullptr;
};

void tell(std::string_view what, Times ours, Times bare) {
    fmt::print(
        "{}: p50 {:.0f} us, p99 {:.0f} us, {:.1f} rows; bare SQLite p50 {:.0f} us, p99 {:.0f} us; {:.1f} times\n", what,
        ours.at(0.5), ours.at(0.99), static_cast<double>(ours.rows) / kSearches, bare.at(0.5), bare.at(0.99),
        ours.at(0.5) / bare.at(0.5));
}

}  // namespace

int main(int argc, char** argv) {
    const auto units = argc > 1 ? std::stoll(argv[1]) : 1'000'000LL;
    const fs::path folder = argc > 2 ? fs::path{argv[2]} : fs::temp_directory_path() / "fivestar-bench-units";
    const bool is_there = fs::exists(folder / "store.db");
    fs::create_directories(folder);
    const auto file = folder / "store.db";
    db::migrate(*db::sqlite_engine(file.string()), db::known_migrations(), base::from_micros(0));
    db::Database database{db::sqlite_engine(file.string())};
    flows::Context context{
        database, {}, [] { return *base::parse_rfc3339("2026-11-22T02:00:00Z"); }, base::seeded_random(1)};
    const auto begin = Clock::now();
    if (!is_there) fill(context, units);
    fmt::print("{} units and as many customers: {:.1f} s, {:.2f} GB\n", units,
               std::chrono::duration<double>(Clock::now() - begin).count(),
               static_cast<double>(fs::file_size(file)) / 1e9);

    const flows::Caller caller{.actor = "bench", .role = "admin"};
    const auto list = [&](const std::string& q) {
        return database.read([&](const db::ReadTx& tx) {
            return static_cast<std::int64_t>(flows::list_units(tx, context, caller, {.q = q})->items.size());
        });
    };
    const auto find = [&](const std::string& q) {
        return database.read([&](const db::ReadTx& tx) {
            return static_cast<std::int64_t>(flows::list_customers(tx, context, caller, {.q = q}).items.size());
        });
    };
    const std::string end = "\xf4\x8f\xbf\xbf";
    Bare serials{file, store::sql::kUnitsBySerial};
    tell("serial number, its first 11 characters",
         measure([&](auto i) { return list(serial_of(i).substr(0, 11)); }, units),
         measure(
             [&](auto i) {
                 const auto q = serial_of(i).substr(0, 11);
                 return serials.run({{2, q}, {3, ""}, {4, ""}, {5, ""}, {6, ""}, {7, ""}, {9, q + end}}, 8);
             },
             units));
    Bare mobiles{file, store::sql::kCustomersOfMobile};
    tell("mobile", measure([&](auto i) { return find(mobile_of(i)); }, units),
         measure(
             [&](auto i) {
                 return mobiles.run({{2, mobile_of(i)}, {3, ""}, {4, ""}}, 5);
             },
             units));
    Bare names{file, store::sql::kCustomersNamed};
    tell("name, its first two characters", measure([&](auto i) { return find(name_of(i).substr(0, 6)); }, units),
         measure(
             [&](auto i) {
                 const auto q = name_of(i).substr(0, 6);
                 return names.run({{2, q}, {3, q + end}, {4, ""}, {5, ""}}, 6);
             },
             units));
    return 0;
}
