#include "app/store_commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "cli/demo.hpp"
#include "cli/import_log.hpp"
#include "cli/import_master.hpp"
#include "cli/ledger.hpp"
#include "cli/measure.hpp"
#include "cli/token.hpp"
#include "cli/user.hpp"
#include "flows/break_promises.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

const flows::Caller kOperator{.actor = "operator", .role = "admin"};

using StoreRun = std::function<int(Company&, cli::Console&)>;

void seal(Company& company) {
    company.settle();
    company.context().database.write_and_wait(
        [&](db::WriteTx& tx) { return flows::seal_ledger(tx, company.context(), company.sealing_key()); });
}

/// Gives the subcommand its work.
void runs(CLI::App* subcommand, Command& command, StoreRun run) {
    subcommand->callback([&command, run = std::move(run)] {
        command.kind = Command::Kind::Store;
        command.run_store = run;
    });
}

void need_lens(const Company& company) {
    if (!company.lens_complaint().empty()) {
        throw base::BadInput("measuring needs DuckDB: " + company.lens_complaint(), "",
                             "run make setup, or set FIVESTAR_DUCKDB");
    }
}

void add_import(CLI::App& root, Command& command, const fs::path& folder) {
    auto* import = root.add_subcommand("import", "bring in somebody else's data")->require_subcommand(1);
    const auto log = std::make_shared<cli::ImportLogOptions>();
    auto* events = import->add_subcommand("log", "an event log: CSV, XLSX or XES, one row an event or a case");
    events->add_option("FILE", log->file)->required();
    events->add_option("--map", log->map, "which column is what; guessed and shown where absent");
    events->add_flag("--dry-run", log->dry_run, "read everything, change nothing");
    events->add_flag("--accept-guess", log->accept_guess, "take the guessed map as it is");
    runs(events, command, [log, folder](Company& company, cli::Console& console) {
        auto options = *log;
        options.file = (folder / options.file).lexically_normal().string();
        if (!options.map.empty()) options.map = (folder / options.map).lexically_normal().string();
        const int status = cli::import_log(company.context(), kOperator, options, console);
        if (!options.dry_run) seal(company);
        return status;
    });
    const auto master = std::make_shared<cli::ImportMasterOptions>();
    for (const auto* kind : {"customers", "units", "outlets", "staff"}) {
        auto* file = import->add_subcommand(kind, fmt::format("the file of {}: CSV or XLSX", kind));
        file->add_option("FILE", master->file)->required();
        file->add_flag("--dry-run", master->dry_run, "read everything, change nothing");
        runs(file, command, [master, folder, kind](Company& company, cli::Console& console) {
            auto options = *master;
            options.kind = kind;
            options.file = (folder / options.file).lexically_normal().string();
            return cli::import_master(company.context(), kOperator, options, console);
        });
    }
}

void add_demo(CLI::App& root, Command& command) {
    const auto options = std::make_shared<cli::DemoOptions>();
    auto* demo = root.add_subcommand("demo", "fill an empty store with the demo company");
    demo->add_option("--cases", options->cases)->default_val(20000);
    demo->add_option("--seed", options->seed)->default_val(1);
    demo->add_option("--until", options->until, "the last day; today where absent");
    demo->callback([&command, options] {
        command.kind = Command::Kind::Store;
        command.fill_demo = true;
        command.run_store = [options](Company& company, cli::Console& console) {
            const int status = cli::demo(company.context(), *options, console);
            seal(company);
            return status;
        };
    });
}

void add_measure(CLI::App& root, Command& command) {
    const auto options = std::make_shared<cli::MeasureOptions>();
    auto* measure = root.add_subcommand("measure", "every measure with numerator, denominator and interval");
    measure->add_option("--from", options->from, "first day");
    measure->add_option("--to", options->to, "the day behind the last");
    measure->add_option("--by", options->by, "outlet, product, kind, channel, person, region, day, week, month, year")
        ->delimiter(',');
    measure->add_option("--where", options->where, "DIM=VALUE")->delimiter(',');
    measure->add_option("--measure", options->measures, "ids; all where absent")->delimiter(',');
    measure->add_option("--format", options->format)->check(CLI::IsMember({"table", "json", "csv"}));
    measure->add_option("--cases", options->cases, "list the cases behind this measure");
    measure->add_option("--side", options->side, "which of them")
        ->check(CLI::IsMember({"denominator", "numerator", "rest"}));
    runs(measure, command, [options](Company& company, cli::Console& console) {
        need_lens(company);
        company.catch_up();
        return cli::measure(company.context(), kOperator, *options, console);
    });
    const auto rated = std::make_shared<cli::StarOptions>();
    auto* star = root.add_subcommand("star", "the live rating");
    star->add_option("--standard", rated->standard)->default_val("gbt-27922-2011");
    star->add_option("--until", rated->until, "the day behind the last that counts");
    star->add_option("--format", rated->format)->check(CLI::IsMember({"table", "json"}));
    runs(star, command, [rated](Company& company, cli::Console& console) {
        need_lens(company);
        company.catch_up();
        return cli::star(company.context(), *rated, console);
    });
}

void add_ledger(CLI::App& root, Command& command, const fs::path& folder) {
    auto* book = root.add_subcommand("ledger", "verify, export and replay the ledger")->require_subcommand(1);
    const auto file = std::make_shared<std::string>();
    const auto trust = std::make_shared<ledger::Trust>();
    auto* verify = book->add_subcommand("verify", "check an export, or the store itself");
    verify->add_option("FILE", *file, "an export; the store where absent");
    verify->add_option("--head", trust->head, "the hash of a block that you kept");
    verify->add_option("--key", trust->public_key, "the public key that must have signed");
    verify->callback([&command, file, trust, folder] {
        if (file->empty()) {
            command.kind = Command::Kind::Store;
            command.run_store = [trust](Company& company, cli::Console& console) {
                company.settle();
                return cli::verify_ledger_store(company.context(), *trust, console);
            };
        } else {
            command.kind = Command::Kind::Offline;
            command.run_offline = [file, trust, folder](cli::Console& console) {
                return cli::verify_ledger_file((folder / *file).string(), *trust, console);
            };
        }
    });
    auto* out = book->add_subcommand("export", "write the whole ledger as text; prints its head");
    out->add_option("FILE", *file)->required();
    runs(out, command, [file, folder](Company& company, cli::Console& console) {
        seal(company);
        return cli::export_ledger(company.context(), (folder / *file).string(), console);
    });
    runs(book->add_subcommand("replay", "fold every case anew and compare its row"), command,
         [](Company& company, cli::Console& console) {
             company.settle();
             return cli::replay_ledger(company.context(), console);
         });
}

void add_token(CLI::App& root, Command& command) {
    auto* token = root.add_subcommand("token", "keys for programs")->require_subcommand(1);
    const auto name = std::make_shared<std::string>();
    const auto scopes = std::make_shared<std::vector<std::string>>();
    auto* create = token->add_subcommand("create", "prints the token alone");
    create->add_option("--name", *name)->required();
    create->add_option("--scope", *scopes, "cases:read, cases:write, units:read, units:write, metrics:read")
        ->delimiter(',')
        ->required();
    runs(create, command, [name, scopes](Company& company, cli::Console& console) {
        return cli::create_token(company.context(), kOperator, *name, *scopes, console);
    });
    runs(token->add_subcommand("list", "without their secrets"), command,
         [](Company& company, cli::Console& console) { return cli::list_tokens(company.context(), console); });
    const auto id = std::make_shared<std::string>();
    auto* revoke = token->add_subcommand("revoke", "from now on it opens nothing");
    revoke->add_option("ID", *id)->required();
    runs(revoke, command, [id](Company& company, cli::Console& console) {
        return cli::revoke_token(company.context(), kOperator, *id, console);
    });
}

void add_user(CLI::App& root, Command& command) {
    auto* user = root.add_subcommand("user", "people who sign in")->require_subcommand(1);
    const auto options = std::make_shared<cli::UserOptions>();
    auto* create = user->add_subcommand("create", "prints the first password");
    create->add_option("--login", options->login)->required();
    create->add_option("--name", options->name)->required();
    create
        ->add_option("--role", options->role,
                     "admin, manager, dispatcher, agent, technician, outlet_manager, assessor, executive")
        ->required();
    create->add_option("--outlet", options->outlet, "its code, for an outlet manager");
    runs(create, command, [options](Company& company, cli::Console& console) {
        return cli::create_user(company.context(), kOperator, *options, console);
    });
}

}  // namespace

void add_store_commands(CLI::App& root, Command& command, const fs::path& folder) {
    add_import(root, command, folder);
    add_demo(root, command);
    add_measure(root, command);
    add_ledger(root, command, folder);
    add_token(root, command);
    add_user(root, command);
}

}  // namespace app
