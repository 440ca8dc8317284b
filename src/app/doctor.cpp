#include "app/doctor.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "db/sqlite_file.hpp"
#include "flows/backup/make_backup.hpp"
#include "flows/search_index.hpp"
#include "ledger/append.hpp"
#include "ledger/follow.hpp"
#include "store/foreign_rows.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;
using cli::Finding;
using Verdict = cli::Finding::Verdict;

constexpr std::uintmax_t kMegabyte = 1 << 20;
constexpr std::uintmax_t kLogMax = 512 * kMegabyte;
constexpr std::uintmax_t kRoomMin = 512 * kMegabyte;
constexpr std::chrono::hours kBackupAgeMax{7 * 24};

Finding finding(const char* check, bool holds, std::string said, std::string cure = "") {
    return {check, holds ? Verdict::Good : Verdict::Broken, std::move(said), holds ? "" : std::move(cure)};
}

std::uintmax_t size_of(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : size;
}

/// True where nobody but the owner may read.
bool is_private(const fs::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && (info.st_mode & 077U) == 0;
}

Finding look_at_keys(const fs::path& data) {
    const auto key = data / "keys" / "ledger.key";
    if (!is_private(data / "keys") || !is_private(key)) {
        return finding("keys", false, "others may read the key that seals the ledger",
                       fmt::format("chmod 700 {0}/keys && chmod 600 {0}/keys/ledger.key", data.string()));
    }
    return finding("keys", true, "readable by the owner alone; keep a copy elsewhere");
}

Finding look_at_room(const fs::path& data) {
    const auto room = fs::space(data).available;
    const auto wanted = std::max(kRoomMin, size_of(data / "store.db") / 2);
    return finding("room", room >= wanted, fmt::format("{} MB are free", room / kMegabyte),
                   fmt::format("free some: below {} MB a busy day may fill the disk", wanted / kMegabyte));
}

Finding look_at_file(const fs::path& store) {
    const auto damage = db::damage_in_sqlite(store.string());
    return finding("file", damage.empty(),
                   damage.empty() ? fmt::format("sound, {} MB", size_of(store) / kMegabyte) : damage.front(),
                   "stop the server, keep this data directory, and restore the newest backup");
}

Finding look_at_log(const fs::path& store) {
    const auto size = size_of(store.string() + "-wal");
    return finding("log", size <= kLogMax, fmt::format("the write-ahead log has {} MB", size / kMegabyte),
                   "a reader holds it back: look for a backup or a report that does not end, or restart the server");
}

Finding look_at_rows(flows::Context& context) {
    const auto foreign = context.database.read(
        [&](const db::ReadTx& tx) { return store::find_foreign_rows(tx, context.organisation_id()); });
    return finding(
        "rows", foreign.none(),
        fmt::format("{} cases without entries, {} entries without a case, {} promises without a case",
                    foreign.cases_without_entries, foreign.entries_without_case, foreign.promises_without_case),
        "somebody changed the store behind the program: restore the newest backup");
}

void look_at_ledger(flows::Context& context, std::vector<Finding>& findings) {
    const auto check = flows::check_store(context);
    findings.push_back(finding("ledger", check.broken.empty(),
                               check.broken.empty()
                                   ? fmt::format("{} entries and {} cases hold", check.entries, check.cases)
                                   : check.broken.front(),
                               "fivestar ledger verify and replay name what differs; restore the newest backup"));
}

Finding look_at_lens(Company& company) {
    const auto& context = company.context();
    if (!context.lens) {
        return {"lens", Verdict::Note, company.lens_complaint(), "run make setup, or set FIVESTAR_DUCKDB"};
    }
    const auto head =
        context.database.read([&](const db::ReadTx& tx) { return ledger::head(tx, context.organisation_id()); });
    company.catch_up();
    const auto seq = context.lens->seq();
    return finding("lens", seq >= head, fmt::format("has read up to entry {} of {}", seq, head),
                   "remove the folder lens/ and restart: it is made anew");
}

Finding look_at_search(flows::Context& context) {
    const auto head =
        context.database.read([&](const db::ReadTx& tx) { return ledger::head(tx, context.organisation_id()); });
    const auto seq = context.search->catch_up();
    return finding("search", seq >= head, fmt::format("words are known up to entry {} of {}", seq, head),
                   "remove the folder search/ and restart: it is made anew");
}

Finding look_at_clock(flows::Context& context) {
    const auto newest = context.database.read([&](const db::ReadTx& tx) {
        const auto head = ledger::head(tx, context.organisation_id());
        const auto last = ledger::entries_after(tx, context.organisation_id(), head - 1, 1);
        return last.empty() ? base::Instant{} : last.front().at;
    });
    return finding(
        "clock", newest <= context.now() + std::chrono::minutes{1},
        fmt::format("it is {}, the newest entry is of {}", base::to_rfc3339(context.now()), base::to_rfc3339(newest)),
        "the machine's clock is behind: set it (timedatectl set-ntp true)");
}

Finding look_at_zones(const flows::Organisation& organisation) {
    const auto* zone = base::find_zone(organisation.zone_name);
    return finding("zones", zone != nullptr && base::find_zone("America/New_York") != nullptr,
                   organisation.zone_name + (zone == nullptr ? " is not known" : " is known"),
                   "install the package tzdata");
}

Finding look_at_backups(const flows::BackupPlace& place, base::Instant now) {
    const auto backups = flows::list_backups(place);
    if (backups.empty()) {
        return {"backup", Verdict::Note, "there is none in backup/",
                "fivestar backup FILE, or backup: {every: 24h} in config.yaml; keep copies on another machine"};
    }
    const auto& newest = backups.front();
    return finding("backup", newest.facts.made_at + kBackupAgeMax >= now,
                   fmt::format("the newest is of {}", base::to_rfc3339(newest.facts.made_at)),
                   "it is older than a week: fivestar backup FILE, or backup: {every: 24h} in config.yaml");
}

}  // namespace

std::vector<cli::Finding> examine(Company& company) {
    auto& context = company.context();
    const auto& directory = company.directory();
    const fs::path store{directory.store_file()};
    std::vector<Finding> findings{look_at_keys(directory.path()), look_at_room(directory.path()), look_at_file(store),
                                  look_at_log(store)};
    findings.push_back(finding("schema", true, fmt::format("number {}", db::known_migrations().back().number)));
    findings.push_back(look_at_rows(context));
    look_at_ledger(context, findings);
    findings.push_back(look_at_lens(company));
    findings.push_back(look_at_search(context));
    findings.push_back(finding(
        "books", true, fmt::format("{} kinds of case have a process in force", context.books()->processes.size())));
    findings.push_back(look_at_zones(context.organisation));
    findings.push_back(look_at_clock(context));
    findings.push_back(look_at_backups(company.backup_place(), context.now()));
    return findings;
}

}  // namespace app
