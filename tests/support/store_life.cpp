#include "tests/support/store_life.hpp"

#include <fmt/format.h>

#include <condition_variable>

#include "base/text.hpp"
#include "flows/break_promises.hpp"
#include "flows/import_cases.hpp"
#include "flows/move_case.hpp"
#include "flows/open_case.hpp"
#include "flows/replay_cases.hpp"
#include "flows/rulebooks.hpp"
#include "ledger/export.hpp"
#include "ledger/seal.hpp"
#include "ledger/verify.hpp"
#include "store/case_store.hpp"
#include "store/import_store.hpp"

namespace support {
namespace {

namespace fs = std::filesystem;

constexpr db::Query kCheckpoint{"test_checkpoint", "PRAGMA wal_checkpoint(RESTART)"};
constexpr db::Query kIntegrity{"test_integrity", "PRAGMA integrity_check(5)"};
constexpr const char* kImport = "log-of-the-test";
constexpr int kCasesAChunk = 3;

const flows::Caller kAgent{.actor = "agent", .role = "admin"};

std::unique_ptr<db::Engine> engine_of(const fs::path& folder) {
    return db::sqlite_engine((folder / "store.db").string());
}

base::Instant noon() {
    return *base::parse_rfc3339("2026-11-22T04:00:00Z");
}

std::unique_ptr<flows::Context> context_of(db::Database& database, std::uint64_t seed) {
    static const auto books = flows::read_books(flows::shipped_books(noon()));
    auto context = std::make_unique<flows::Context>(
        database, flows::Organisation{1, "华东暖通电器", "Asia/Shanghai", base::find_zone("Asia/Shanghai")}, noon,
        base::seeded_random(seed));
    context->put_books(books);
    return context;
}

const std::string& sealing_key() {
    static const auto key = ledger::make_key().secret;
    return key;
}

flows::ImportedCase imported(std::int64_t number) {
    const auto at = noon() - std::chrono::hours{48};
    flows::ImportedCase log{.key = fmt::format("K{}", number), .kind = "repair", .channel = "import"};
    log.priority = "normal";
    log.events = {{at, "received", "Li", tables::Meaning::Opened, 1},
                  {at + std::chrono::hours{1}, "fixed", "Li", tables::Meaning::Resolved, 1}};
    return log;
}

std::string broken_ledger(db::Database& database) {
    ledger::Verifier verifier{{}};
    database.read([&](const db::ReadTx& tx) {
        std::string text;
        ledger::write_export(tx, 1, [&](std::string_view piece) { text += piece; });
        for (const auto line : base::split(std::string_view{text}.substr(0, text.size() - 1), '\n')) {
            if (!verifier.take(line)) break;
        }
        return 0;
    });
    return verifier.finish().complaint;
}

void compare_cases(const db::ReadTx& tx, const Answered& answered, std::vector<std::string>& broken) {
    std::int64_t rows = 0;
    std::int64_t imports = 0;
    std::string behind;
    std::map<std::string, std::int64_t> found;
    for (auto page = store::cases_after(tx, 1, "", 500); !page.empty(); page = store::cases_after(tx, 1, behind, 500)) {
        for (const auto& row : page) {
            found[row.case_id] = row.revision;
            imports += row.source == "log" ? 1 : 0;
            ++rows;
        }
        behind = page.back().case_id;
    }
    for (const auto& [id, revision] : answered.cases) {
        const auto row = found.find(id);
        if (row == found.end()) broken.push_back(fmt::format("case {} was answered and is not there", id));
        if (row != found.end() && row->second < revision) broken.push_back(fmt::format("case {} lost a move", id));
    }
    std::int64_t counted = 0;
    for (const auto& count : store::case_counts(tx, 1)) counted += count.cases;
    if (counted != rows) broken.push_back(fmt::format("{} cases are counted, {} are there", counted, rows));
    const auto progress = store::find_import(tx, 1, kImport);
    const auto done = progress ? progress->cases_done : 0;
    if (done != imports) broken.push_back(fmt::format("the import says {}, {} cases are there", done, imports));
    if (done < answered.imported) broken.push_back("an answered chunk of the import is lost");
}

}  // namespace

void make_store(const fs::path& folder) {
    fs::create_directories(folder);
    db::migrate(*engine_of(folder), db::known_migrations(), noon());
    db::Database database{engine_of(folder)};
    flows::start_books(*context_of(database, 1));
}

std::vector<std::string> broken_in(const fs::path& folder, const Answered& answered) {
    std::vector<std::string> broken;
    try {
        db::Database database{engine_of(folder)};
        database.read([&](const db::ReadTx& tx) {
            tx.each(kIntegrity, {}, [&](const db::Row& row) {
                if (row.text(0) != "ok") broken.emplace_back(row.text(0));
            });
            compare_cases(tx, answered, broken);
            return 0;
        });
        if (auto complaint = broken_ledger(database); !complaint.empty()) broken.push_back(std::move(complaint));
        for (auto& line : flows::replay_cases(*context_of(database, 1)).differing) broken.push_back(std::move(line));
        Answered more;
        StoreLife again{folder, ~std::uint64_t{0}, more};
        again.open_cases(1);
        if (more.cases.size() != 1) broken.emplace_back("the store takes no case any more");
    } catch (const std::exception& failure) {
        broken.emplace_back(failure.what());
    }
    return broken;
}

StoreLife::StoreLife(const fs::path& folder, std::uint64_t seed, Answered& answered)
    : folder_(folder),
      answered_(answered),
      database_(std::make_unique<db::Database>(engine_of(folder))),
      context_(context_of(*database_, seed)) {}

StoreLife::~StoreLife() = default;

/// Queues all flows at once, so that the writer makes groups of them, and waits until each was answered.
template <typename Flow, typename Noted>
void StoreLife::write_group(const std::vector<Flow>& flows, Noted noted) {
    using Answer = std::invoke_result_t<Flow, db::WriteTx&>;
    std::mutex mutex;
    std::condition_variable done;
    std::size_t answers = 0;
    for (const auto& flow : flows) {
        database_->write(flow, [&](std::exception_ptr error, const std::optional<Answer>& answer) {
            const std::lock_guard lock{mutex};
            if (error) {
                ++answered_.refused;
            } else {
                noted(*answer);
            }
            ++answers;
            done.notify_one();
        });
    }
    std::unique_lock lock{mutex};
    done.wait(lock, [&] { return answers == flows.size(); });
}

void StoreLife::open_cases(int count) {
    using Flow = std::function<base::Result<cases::Case>(db::WriteTx&)>;
    const flows::OpenCase asked{
        .kind = "repair", .subject = "空调漏水", .contact_name = "李女士", .contact_mobile = "13800008000"};
    const std::vector<Flow> flows(static_cast<std::size_t>(count), [this, asked](db::WriteTx& tx) {
        return flows::open_case(tx, *context_, kAgent, asked);
    });
    write_group(flows, [this](const auto& opened) { answered_.cases[opened->case_id] = opened->revision; });
}

void StoreLife::move_cases(int count) {
    using Flow = std::function<base::Result<cases::Case>(db::WriteTx&)>;
    std::vector<Flow> flows;
    for (const auto& [id, seq] : answered_.cases) {
        if (static_cast<int>(flows.size()) == count) break;
        flows.emplace_back([this, id](db::WriteTx& tx) {
            return flows::move_case(tx, *context_, kAgent, {.case_id = id, .move = "note", .text = "看一下"});
        });
    }
    write_group(flows, [this](const auto& moved) {
        if (moved) answered_.cases[moved->case_id] = moved->revision;
    });
}

void StoreLife::import_chunk() {
    flows::ImportChunk chunk{.import_id = kImport, .source = "log", .cases_done = answered_.imported + kCasesAChunk};
    for (int i = 0; i < kCasesAChunk; ++i) chunk.cases.push_back(imported(answered_.imported + i));
    using Flow = std::function<flows::ImportProgress(db::WriteTx&)>;
    write_group(std::vector<Flow>{[&](db::WriteTx& tx) { return flows::import_cases(tx, *context_, kAgent, chunk); }},
                [&](const auto&) { answered_.imported = chunk.cases_done; });
}

void StoreLife::seal() {
    using Flow = std::function<int(db::WriteTx&)>;
    write_group(std::vector<Flow>{[this](db::WriteTx& tx) { return flows::seal_ledger(tx, *context_, sealing_key()); }},
                [](int) {});
}

/// On a connection of its own: the writer's would do it only after a megabyte of changes.
void StoreLife::checkpoint() {
    try {
        engine_of(folder_)->open_writer()->execute(kCheckpoint, {}, nullptr);
    } catch (const db::Unavailable&) {
        ++answered_.refused;
    }
}

void StoreLife::round() {
    open_cases(12);
    move_cases(6);
    checkpoint();
    import_chunk();
    seal();
}

bool StoreLife::can_read() {
    try {
        return database_->read([](const db::ReadTx& tx) { return store::cases_after(tx, 1, "", 1).size() <= 1; });
    } catch (const db::Unavailable&) {
        return false;
    }
}

}  // namespace support
