#include "app/serve.hpp"

#include <fmt/format.h>

#include <charconv>

#include "api/measure_routes.hpp"
#include "api/router.hpp"
#include "app/control_socket.hpp"
#include "app/demo_account.hpp"
#include "app/event_follower.hpp"
#include "app/lens_follower.hpp"
#include "cli/demo.hpp"
#include "flows/open_clocks.hpp"
#include "flows/users.hpp"
#include "http/server.hpp"
#include "jobs/clockwork.hpp"

namespace app {
namespace {

http::Options options_of(const std::string& listen) {
    const auto colon = listen.rfind(':');
    std::uint16_t port = 0;
    const auto* end = listen.data() + listen.size();
    if (colon == std::string::npos || std::from_chars(listen.data() + colon + 1, end, port).ptr != end) {
        throw base::BadInput(fmt::format("'{}' is no address", listen), "--listen", "write it as 127.0.0.1:8600");
    }
    http::Options options;
    options.address = listen.substr(0, colon);
    options.port = port;
    return options;
}

/// What a command from the control socket does in this process.
RunCommand runner(Company& company) {
    return
        [&company](const std::vector<std::string>& words, const std::filesystem::path& folder, cli::Console& console) {
            return guarded(console, [&] {
                const auto command = read_command(words, folder, console);
                if (command.kind == Command::Kind::Store) return command.run_store(company, console);
                return command.kind == Command::Kind::None ? command.status : cli::kBadUse;
            });
        };
}

}  // namespace

int serve(const Command& command, cli::Console& console) {
    Company company{command.data, name_if_new(command)};
    auto& context = company.context();
    std::optional<DemoAccount> account;
    if (command.fill_demo) {
        cli::DemoOptions demo;
        const bool was_filled = cli::demo_if_empty(context, demo, console);
        account = demo_account(company, was_filled);
    }
    flows::recompute_clocks(context);  // heals what an interrupted publication has left
    if (!company.lens_complaint().empty()) console.err("no measures: " + company.lens_complaint() + "\n");
    api::Parts parts;
    parts.add_measure_routes = api::add_measure_routes;
    parts.promise_figures = api::promise_figures(context);
    const auto router = api::make_router(context, parts);
    http::Server server{options_of(command.listen), router->router()};
    const LensFollower follower{context};
    const EventFollower events{context.database, *router};
    const jobs::Clockwork clockwork{context, company.sealing_key()};
    const ControlServer control{control_socket(command.data), runner(company)};
    http::stop_on_signals(server);
    console.err(fmt::format("Fivestar serves on http://{}\n", command.listen));
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
