#include "app/commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "app/backup_commands.hpp"
#include "app/move_store.hpp"
#include "app/store_commands.hpp"
#include "cli/clock.hpp"
#include "cli/entitle.hpp"
#include "cli/ledger.hpp"
#include "cli/rulebook.hpp"
#include "cli/score.hpp"
#include "cli/shipped_standards.hpp"
#include "flows/demo/fill_demo.hpp"
#include "flows/law_books.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

const rating::Standard* find_standard(std::string_view id) {
    const auto* book = cli::shipped_standard(id);
    return book == nullptr ? nullptr : &book->standard;
}

void add_filters(CLI::App& root, Command& command) {
    const auto filter = [&root, &command](const char* name, const char* help, std::function<int()> run) {
        root.add_subcommand(name, help)->callback([&command, run = std::move(run)] {
            command.kind = Command::Kind::Filter;
            command.run_offline = [run](cli::Console&) { return run(); };
        });
    };
    filter("clock", "working time: JSON Lines in, JSON Lines out",
           [] { return cli::clock(STDIN_FILENO, STDOUT_FILENO); });
    filter("score", "rating: JSON Lines in, JSON Lines out",
           [] { return cli::score(STDIN_FILENO, STDOUT_FILENO, find_standard); });
    filter("entitle", "what a consumer is entitled to by the guarantee law: JSON Lines in, JSON Lines out",
           [] { return cli::entitle(STDIN_FILENO, STDOUT_FILENO, flows::shipped_laws()); });
}

void add_rulebook(CLI::App& root, Command& command) {
    auto* books = root.add_subcommand("rulebook", "the built-in rulebooks, and books in files")->require_subcommand(1);
    const auto word = std::make_shared<std::string>();
    const auto offline = [&command](std::function<int(cli::Console&)> run) {
        command.kind = Command::Kind::Offline;
        command.run_offline = std::move(run);
    };
    books->add_subcommand("list", "their ids")->callback([offline] { offline(cli::list_rulebooks); });
    auto* show = books->add_subcommand("show", "the text of one");
    show->add_option("ID", *word)->required();
    show->callback(
        [offline, word] { offline([word](cli::Console& console) { return cli::show_rulebook(*word, console); }); });
    auto* check = books->add_subcommand("check", "read books and complain with line and column");
    check->add_option("PATH", *word, "a book or a folder; the built-in ones where absent");
    check->callback(
        [offline, word] { offline([word](cli::Console& console) { return cli::check_rulebooks(*word, console); }); });
    auto* test = books->add_subcommand("test", "run the cases beside the books");
    test->add_option("PATH", *word, "a book or a folder; the built-in ones where absent");
    test->callback(
        [offline, word] { offline([word](cli::Console& console) { return cli::test_rulebooks(*word, console); }); });
}

void add_move(CLI::App& root, Command& command) {
    auto* move = root.add_subcommand("move", "copy the store of a stopped company to the other engine, and check it");
    const auto options = std::make_shared<MoveOptions>();
    move->add_option("--from", options->from, "sqlite or postgresql://...; where it is now where absent");
    move->add_option("--to", options->to, "sqlite or postgresql://...")->required();
    move->callback([&command, options] {
        command.kind = Command::Kind::Closed;
        command.run_closed = [options](const fs::path& data, cli::Console& console) {
            return move_store(data, *options, console);
        };
    });
}

void add_serve(CLI::App& root, Command& command) {
    auto* serve = root.add_subcommand("serve", "serve the web application and the API");
    serve->add_option("--listen", command.listen, "address and port")->default_val("127.0.0.1:8600");
    auto* certificate = serve->add_option("--tls-cert", command.tls_certificate, "PEM file: serve HTTPS");
    auto* key = serve->add_option("--tls-key", command.tls_key, "PEM file: its private key");
    certificate->needs(key);
    key->needs(certificate);
    serve->add_flag("--demo", command.fill_demo, "fill an empty store with the demo company first");
    serve->callback([&command] { command.kind = Command::Kind::Serve; });
}

}  // namespace

Command read_command(const std::vector<std::string>& words, const fs::path& folder, cli::Console& console) {
    Command command;
    CLI::App root{"Fivestar: the after-sales service system of a company, run, measured and rated", "fivestar"};
    root.require_subcommand(1);
    root.set_version_flag("--version", "fivestar 0.1.0");
    std::string data = "data";
    root.add_option("--data", data, "the data directory")->envname("FIVESTAR_DATA");
    root.add_option("--database", command.database, "postgresql://..., instead of what config.yaml says")
        ->envname("FIVESTAR_DATABASE");
    root.fallthrough();
    add_serve(root, command);
    add_filters(root, command);
    add_rulebook(root, command);
    add_move(root, command);
    add_store_commands(root, command, folder);
    add_backup_commands(root, command, folder, data);
    auto reversed = words;
    std::reverse(reversed.begin(), reversed.end());
    try {
        root.parse(reversed);
        command.data = folder / data;
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream err;
        command.kind = Command::Kind::None;
        command.status = root.exit(error, out, err) == 0 ? cli::kDone : cli::kBadUse;
        console.out(out.str());
        console.err(err.str());
    }
    return command;
}

std::string name_if_new(const Command& command) {
    return std::string{command.fill_demo ? flows::kDemoCompany : "五星售后"};
}

int guarded(cli::Console& console, const std::function<int()>& work) {
    try {
        return work();
    } catch (const base::BadInput& bad) {
        console.err(fmt::format("{}{}\n", bad.what(), bad.cure.empty() ? "" : " (" + bad.cure + ")"));
        return cli::kBadUse;
    } catch (const std::exception& failure) {
        console.err(fmt::format("failed: {}\n", failure.what()));
        return cli::kFailed;
    }
}

}  // namespace app
