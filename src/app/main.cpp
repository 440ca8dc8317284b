#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>

#include "app/commands.hpp"
#include "app/control_socket.hpp"
#include "app/serve.hpp"

namespace {

cli::Console terminal() {
    const auto writer = [](std::FILE* to) {
        return [to](std::string_view text) {
            std::fwrite(text.data(), 1, text.size(), to);
            std::fflush(to);
        };
    };
    return {.out = writer(stdout), .err = writer(stderr), .shows_progress = ::isatty(STDERR_FILENO) == 1};
}

int run(const std::vector<std::string>& words, cli::Console& console) {
    const auto command = app::read_command(words, std::filesystem::current_path(), console);
    switch (command.kind) {
        case app::Command::Kind::None:
            return command.status;
        case app::Command::Kind::Filter:
        case app::Command::Kind::Offline:
            return command.run_offline(console);
        case app::Command::Kind::Closed:
            return command.run_closed(command.data, console);
        case app::Command::Kind::Serve:
            return app::serve(command, console);
        case app::Command::Kind::Store:
            break;
    }
    if (const auto status = app::ask_server(app::control_socket(command.data), words, console)) return *status;
    app::Company company{command.data, app::name_if_new(command), command.database};
    return command.run_store(company, console);
}

}  // namespace

int main(int count, char** words) {
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is an error like a full disk, not the end
    auto console = terminal();
    return app::guarded(console, [&] { return run({words + 1, words + count}, console); });
}
