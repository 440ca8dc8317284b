#include "app/backup_commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/doctor.hpp"
#include "flows/backup/backups.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

int make_backup(Company& company, const fs::path& file, bool with_keys, cli::Console& console) {
    auto& context = company.context();
    const auto backup = flows::make_backup(context, company.backup_place(), file, with_keys);
    context.database.write_and_wait([&](db::WriteTx& tx) {
        return flows::record_backup(tx, context, {.actor = "operator", .role = "admin"}, backup);
    });
    console.out(fmt::format("bytes {}\nentries {}\nblocks {}\nhead {}\n", backup.bytes, backup.facts.entries,
                            backup.facts.blocks, backup.facts.head));
    console.err("verified by restoring it: the ledger and every case hold. Keep the head apart from the file.\n");
    if (!with_keys) console.err("the signing key is not in it: keep a copy of keys/ledger.key elsewhere\n");
    return cli::kDone;
}

int restore(const fs::path& file, const fs::path& data, cli::Console& console) {
    const auto restored = flows::restore_backup(file, data, system_now());
    console.out(fmt::format("made_at {}\nentries {}\ncases {}\nhead {}\n", base::to_rfc3339(restored.facts.made_at),
                            restored.check.entries, restored.check.cases, restored.check.head));
    console.err("restored: the ledger and every case hold\n");
    if (!restored.facts.with_keys) {
        console.err(
            "put your copy of ledger.key into keys/ before you serve; without it a new key seals what comes after\n");
    }
    return cli::kDone;
}

}  // namespace

void add_backup_commands(CLI::App& root, Command& command, const fs::path& folder, const std::string& data) {
    const auto file = std::make_shared<std::string>();
    const auto with_keys = std::make_shared<bool>(false);
    auto* backup = root.add_subcommand("backup", "everything in one file, while the server runs; verified");
    backup->add_option("FILE", *file, "a tar archive that is not there yet")->required();
    backup->add_flag("--with-keys", *with_keys, "the secret key that seals the ledger too");
    backup->callback([&command, file, with_keys, folder] {
        command.kind = Command::Kind::Store;
        command.run_store = [file, with_keys, folder](Company& company, cli::Console& console) {
            return make_backup(company, (folder / *file).lexically_normal(), *with_keys, console);
        };
    });
    auto* again = root.add_subcommand("restore", "a data directory from a backup");
    again->add_option("FILE", *file)->required();
    again->callback([&command, &data, file, folder] {
        command.kind = Command::Kind::Offline;
        command.run_offline = [file, folder, target = folder / data](cli::Console& console) {
            return restore((folder / *file).lexically_normal(), target.lexically_normal(), console);
        };
    });
    const auto format = std::make_shared<std::string>("table");
    auto* doctor = root.add_subcommand("doctor", "look at everything, and say what to do");
    doctor->add_option("--format", *format)->check(CLI::IsMember({"table", "json"}));
    doctor->callback([&command, format] {
        command.kind = Command::Kind::Store;
        command.run_store = [format](Company& company, cli::Console& console) {
            return cli::report_findings(examine(company), *format == "json", console);
        };
    });
}

}  // namespace app
