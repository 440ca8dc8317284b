#include "app/serve.hpp"

#include <fmt/format.h>

#include <atomic>

#include "api/backup_routes.hpp"
#include "api/measure_routes.hpp"
#include "api/router.hpp"
#include "app/book_follower.hpp"
#include "app/control_socket.hpp"
#include "app/demo_account.hpp"
#include "app/event_follower.hpp"
#include "app/lens_follower.hpp"
#include "app/server_settings.hpp"
#include "app/telemetry.hpp"
#include "base/follower.hpp"
#include "base/log.hpp"
#include "cli/demo.hpp"
#include "db/shown_address.hpp"
#include "flows/search_index.hpp"
#include "flows/users.hpp"
#include "jobs/backup_clock.hpp"
#include "jobs/bulk_clock.hpp"
#include "jobs/clockwork.hpp"
#include "jobs/regularly.hpp"
#include "present/ruling.hpp"

namespace app {
namespace {

/// A question to a database across a network takes a hundred times as long as one to a file, most of it waiting.
constexpr std::size_t kReaders = 8;

/// Backups and rulings are looked at so often; a restart puts nothing off.
constexpr std::chrono::minutes kLookEvery{1};
constexpr std::int64_t kRulingsAtOnce = 200;

/// Rulings whose answer has changed with the day are decided anew.
void renew_rulings(flows::Context& context) {
    const auto decide = [&](const store::Ruling& old) {
        const auto today = flows::local_day(context.organisation, context.now());
        return present::decide_ruling(*context.books(), present::question_on(old, today));
    };
    while (flows::renew_due_rulings(context, decide, kRulingsAtOnce) == static_cast<std::size_t>(kRulingsAtOnce)) {
    }
}

/// What a command from the control socket does in this process.
RunCommand runner(Company& company) {
    return
        [&company](const std::vector<std::string>& words, const std::filesystem::path& folder, cli::Console& console) {
            return guarded(console, [&] {
                const auto command = read_command(words, folder, console);
                if (!command.database.empty() && command.database != company.address()) {
                    throw base::BadInput("the server of this data directory serves another store", "--database",
                                         "stop it, or take another --data");
                }
                if (command.kind == Command::Kind::Store) return command.run_store(company, console);
                return command.kind == Command::Kind::None ? command.status : cli::kBadUse;
            });
        };
}

/// Keeps the full-text index up with the ledger. Where another server may have been at it, it looks by itself too.
base::Follower::Work indexing(flows::Context& context) {
    return {.look = [&context]() -> base::Follower::Again {
                context.search->catch_up();
                if (!context.database.has_many_writers()) return std::nullopt;
                return std::chrono::seconds{1};
            },
            .rest = std::chrono::milliseconds{200},
            .complaint = "the full-text index could not follow the ledger"};
}

}  // namespace

int serve(const Command& command, cli::Console& console) {
    Company company{command.data, name_if_new(command), command.database};
    auto& context = company.context();
    std::optional<DemoAccount> account;
    if (command.fill_demo) {
        cli::DemoOptions demo;
        const bool was_filled = cli::demo_if_empty(context, demo, console);
        account = demo_account(company, was_filled);
    }
    if (!company.lens_complaint().empty()) console.err("no measures: " + company.lens_complaint() + "\n");
    auto settings = read_server_settings(company.directory().path() / "config.yaml", command.listen);
    if (!command.tls_key.empty()) settings.server.tls = http::TlsFiles{command.tls_certificate, command.tls_key};
    base::set_log_level(settings.log_level);
    settings.server.on_answered = answer_recorder();
    std::atomic<bool> stops = false;
    http::Server* serving = nullptr;
    settings.server.on_stop = [&stops] { stops = true; };
    api::Parts parts;
    parts.is_ready = [&stops] { return !stops; };
    parts.limits = settings.limits;
    parts.gauges = [&serving, &context] { return gauges_of(*serving, context); };
    parts.add_measure_routes = api::add_measure_routes;
    parts.promise_figures = api::promise_figures(context);
    flows::Backups backups{context, company.backup_place()};
    parts.add_backup_routes = [&backups](api::Routes& routes) { api::add_backup_routes(routes, backups); };
    const auto router = api::make_router(context, parts);
    if (context.database.has_many_writers()) settings.server.readers = kReaders;
    http::Server server{settings.server, router->router()};
    serving = &server;
    const LensFollower follower{context};
    const BookFollower books{context};
    const base::Follower indexer{indexing(context)};
    context.database.after_commit(indexer.bell());
    const EventFollower events{context.database, *router};
    const jobs::Clockwork clockwork{context, company.sealing_key()};
    const jobs::Regularly backup_clock{kLookEvery, "a backup failed",
                                       [&] { jobs::make_due_backup(context, backups, company.backup_every()); }};
    const jobs::Regularly ruling_clock{kLookEvery, "rulings could not be renewed", [&] { renew_rulings(context); }};
    const jobs::Regularly bulk_clock{jobs::kLookForBulksEvery, "a bulk action could not go on",
                                     jobs::bulk_resumer(context)};
    const ControlServer control{control_socket(command.data), runner(company)};
    http::stop_on_signals(server);
    if (!company.address().empty()) console.err(fmt::format("store: {}\n", db::shown_address(company.address())));
    console.err(fmt::format("Fivestar serves on http{}://{}\n", settings.server.tls ? "s" : "", command.listen));
    if (account) {
        console.err(fmt::format("sign in as: {}\npassword: {}\n", account->login, account->password));
    } else if (const auto first = flows::create_first_admin(context)) {
        console.err(fmt::format("first sign-in as: {}\npassword: {}   (shown this once; it has to be changed)\n",
                                first->login, first->password));
    }
    server.run();
    return cli::kDone;
}

}  // namespace app
