// bench_search [MESSAGES [FOLDER]]: how long the index takes to read so many messages, and how long words take to be
// found in them, beside comparing every message with the words: in memory, and by SQLite over the rows. A store that is
// in FOLDER already is used again.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <limits>

#include "base/ids.hpp"
#include "flows/search_index.hpp"

namespace {

namespace fs = std::filesystem;

constexpr db::Query kAddCase{
    "bench_add_case",
    "INSERT INTO cases (organisation_id, case_id, number, kind, state, priority, channel, outlet, opened_at, "
    "handover_count, wait_count, reopened_count, waited_customer_us, details, revision) "
    "VALUES (1, $1, $2, 'repair', 'open', 'normal', 'api', $3, $4, 0, 0, 0, 0, '{}', 1)"};
constexpr db::Query kAddPersonal{"bench_add_personal",
                                 "INSERT INTO personal (organisation_id, personal_id, subject_id, field, value, salt) "
                                 "VALUES (1, $1, $2, $3, $4, '')"};
constexpr db::Query kAddEntry{
    "bench_add_entry",
    "INSERT INTO ledger (organisation_id, seq, at, happened_at, actor, subject_kind, subject_id, type, payload, hash) "
    "VALUES (1, $1, 0, 0, 'system', 'case', $2, 'case_opened', '{}', $3)"};
constexpr db::Query kEveryMessage{"bench_every_message", "SELECT value FROM personal WHERE organisation_id = 1"};
constexpr db::Query kScan{"bench_scan",
                          "SELECT count(*) FROM (SELECT 1 FROM personal WHERE organisation_id = 1 AND "
                          "instr(value, $1) > 0 ORDER BY rowid DESC LIMIT 21)"};

constexpr std::array kFaults{"空调不制冷",
                             "漏水",
                             "室内机异响",
                             "压缩机不启动",
                             "遥控器失灵",
                             "冰箱结霜",
                             "洗衣机不脱水",
                             "热水器打不着火",
                             "安装费",
                             "师傅没来",
                             "已经更换主板",
                             "滤网清洗",
                             "the compressor hums",
                             "gas leak",
                             "TCL空调",
                             "海尔冰箱",
                             "退货",
                             "发票",
                             "保修期内",
                             "客户不在家"};
/// Every word is as frequent as it stands here; the last ones are rare.
constexpr std::array kRare{"蒸发器冻裂", "四通阀卡死", "expansion valve", "毛细管堵塞"};

class Maker {
public:
    Maker(db::Connection& writer, std::int64_t messages) : writer_(writer), messages_(messages) {}

    void make() {
        constexpr std::int64_t kOfACase = 4;
        constexpr std::int64_t kStart = 1'700'000'000'000'000;
        const auto hash = std::string(64, '0');
        const auto cases = messages_ / kOfACase;
        for (std::int64_t i = 0; i < cases; ++i) {
            if (i % 20'000 == 0) writer_.step(db::Connection::Step::BeginWrite);
            const auto at = base::from_micros(kStart + i * 60'000'000);
            const auto id = ids_.next(at);
            const auto number = fmt::format("WX-{:08}-{:04}", i / 10'000, i % 10'000);
            const auto outlet = fmt::format("OUT-{:03}", random_() % 500);
            put(kAddCase, {id, number, outlet, at});
            for (std::int64_t n = 0; n < kOfACase; ++n) {
                constexpr std::array kFields{"subject", "description", "text", "text"};
                const auto text = sentence(n == 0 ? 12 : 90);
                const auto personal_id = ids_.next(at);
                put(kAddPersonal, {personal_id, id, kFields[static_cast<std::size_t>(n)], text});
            }
            put(kAddEntry, {i + 1, id, hash});
            if (i % 20'000 == 19'999 || i == cases - 1) writer_.step(db::Connection::Step::Commit);
        }
    }

private:
    void put(const db::Query& query, std::initializer_list<db::Value> values) {
        writer_.execute(query, {values.begin(), values.size()}, nullptr);
    }
    /// Characters as unequal as those of a language, with faults among them.
    std::string sentence(std::size_t characters) {
        std::string text;
        for (std::size_t i = 0; i < characters; ++i) {
            const auto dice = random_() % 1000;
            if (dice < 20) {
                text += kFaults[random_() % kFaults.size()];
            } else if (dice == 20 && random_() % 200 == 0) {
                text += kRare[random_() % kRare.size()];
            } else if (dice < 100) {
                text += "，";
            } else {
                const double even = static_cast<double>(random_() % 1'000'000) / 1'000'000;
                const auto c = 0x4e00 + static_cast<unsigned>(3000 * even * even * even);
                text += static_cast<char>(0xe0 | (c >> 12));
                text += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
                text += static_cast<char>(0x80 | (c & 0x3f));
            }
        }
        return text;
    }

    db::Connection& writer_;
    const std::int64_t messages_;
    base::Random random_ = base::seeded_random(1);
    base::Ids ids_{base::seeded_random(2)};
};

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct Times {
    std::vector<double> ms;
    void take(const std::function<void()>& work) { ms.push_back(seconds_of(work) * 1000); }
    double at(double share) {
        std::sort(ms.begin(), ms.end());
        return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
    }
};

/// A page of the search: the newest 21 that hold the words.
std::size_t find(const flows::SearchIndex& index, const search::Query& query, const std::string& scope) {
    std::size_t found = 0;
    auto below = std::numeric_limits<std::int64_t>::max();
    for (int page = 0; page < 10 && found < 21; ++page) {
        const auto hits = index.find(query, {"case", scope}, below, 22);
        for (const auto& hit : hits) {
            found += search::holds(query, hit.text) ? 1 : 0;
            below = hit.doc_id;
        }
        if (hits.size() < 22) break;
    }
    return found;
}

void compare(const char* what, const flows::SearchIndex& index, db::Database& store,
             const std::vector<std::string>& messages, const std::vector<std::string>& words) {
    Times indexed;
    Times scoped;
    Times in_memory;
    Times by_rows;
    for (const auto& word : words) {
        const auto query = search::read_query(word);
        find(index, query, "");
        for (int i = 0; i < 20; ++i) {
            indexed.take([&] { find(index, query, ""); });
            scoped.take([&] { find(index, query, "OUT-007"); });
        }
        in_memory.take([&] {
            std::size_t found = 0;
            for (const auto& one : messages) {
                found += ::memmem(one.data(), one.size(), word.data(), word.size()) != nullptr ? 1 : 0;
            }
            if (found == std::numeric_limits<std::size_t>::max()) std::abort();
        });
        by_rows.take([&] { store.read([&](const db::ReadTx& tx) { return tx.exists(kScan, {word}); }); });
    }
    fmt::print(
        "{:<24} p50 {:>8.3f} ms  p99 {:>8.3f} ms; one outlet p50 {:>8.3f} p99 {:>8.3f}; every message in memory "
        "p50 {:>7.1f}; rows p50 {:>7.1f} p99 {:>7.1f}\n",
        what, indexed.at(0.5), indexed.at(0.99), scoped.at(0.5), scoped.at(0.99), in_memory.at(0.5), by_rows.at(0.5),
        by_rows.at(0.99));
}

}  // namespace

int main(int count, char** words) {
    const std::int64_t wanted = count > 1 ? std::atoll(words[1]) : 1'000'000;
    const bool keep = count > 2;
    const fs::path folder = keep ? fs::path{words[2]} : fs::temp_directory_path() / "fivestar-bench-search";
    if (!keep) fs::remove_all(folder);
    fs::create_directories(folder);
    const auto file = (folder / "store.db").string();
    if (!fs::exists(file)) {
        db::migrate(*db::sqlite_engine(file), db::known_migrations(), base::from_micros(0));
        const auto writer = db::sqlite_engine(file)->open_writer();
        Maker{*writer, wanted}.make();
    }
    db::Database store{db::sqlite_engine(file)};
    std::vector<std::string> messages;
    std::size_t bytes = 0;
    store.read([&](const db::ReadTx& tx) {
        tx.each(kEveryMessage, {}, [&](const db::Row& row) {
            messages.emplace_back(row.text(0));
            bytes += messages.back().size();
        });
        return 0;
    });
    fs::remove_all(folder / "search");
    const auto index_file = folder / "search" / "index.db";
    {
        flows::SearchIndex index{store, 1, {index_file, [&] { return db::sqlite_engine(index_file.string()); }}};
        const auto took = seconds_of([&] { index.catch_up(); });
        const auto copied = seconds_of([&] {
            std::string all;
            for (const auto& one : messages) all += one;
            if (all.size() != bytes) std::abort();
        });
        const auto n = static_cast<double>(messages.size());
        fmt::print("{} messages, {:.0f} MB: indexed in {:.1f} s, {:.0f} messages/s; copying them {:.2f} s\n",
                   messages.size(), static_cast<double>(bytes) / 1e6, took, n / took, copied);
        fmt::print("the index: {:.0f} MB\n", static_cast<double>(fs::file_size(index_file)) / 1e6);
        compare("two characters", index, store, messages, {"漏水", "退货", "发票", "异响", "结霜", "主板"});
        compare("three to six", index, store, messages,
                {"空调不制冷", "压缩机不启动", "洗衣机", "四通阀卡死", "蒸发器冻裂"});
        compare("letters and mixed", index, store, messages, {"compressor", "gas", "TCL空调", "expansion valve"});
        compare("two words", index, store, messages, {"漏水 发票", "空调 退货", "冰箱 gas"});
        compare("one character", index, store, messages, {"霜", "水", "一"});
        compare("nothing", index, store, messages, {"查无此词", "zzz"});
    }
    if (!keep) fs::remove_all(folder);
}
