#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/console.hpp"

namespace app {

/// Runs a command of the command line, words without the program's name, in a working folder.
using RunCommand =
    std::function<int(const std::vector<std::string>& words, const std::filesystem::path& folder, cli::Console&)>;

/// Commands that need the store are carried out by the server that has it open: it listens on a socket in the data
/// directory that only the owner may use, one command a connection, one after the other.
class ControlServer {
public:
    ControlServer(const std::filesystem::path& socket, RunCommand run);
    ~ControlServer();
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;

private:
    void serve();
    void answer(int connection);

    std::filesystem::path path_;
    RunCommand run_;
    int listener_ = -1;
    int stop_pipe_[2] = {-1, -1};
    std::thread thread_;
};

/// Hands a command to the server behind the socket and passes on what it says. Nothing where no server listens.
std::optional<int> ask_server(const std::filesystem::path& socket, const std::vector<std::string>& words,
                              cli::Console& console);

}  // namespace app
