#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/company.hpp"
#include "cli/console.hpp"

namespace app {

/// What the words of a command line ask for, before anything is opened.
struct Command {
    /// Filter: reads standard input, opens nothing. Offline: needs no store. Closed: needs the data directory, with no
    /// server in it. Store: needs the company. Serve: the server.
    enum class Kind { None, Filter, Offline, Closed, Store, Serve };
    Kind kind = Kind::None;
    std::filesystem::path data;
    std::string database;  ///< the store to use instead of the one that config.yaml names
    int status = 0;        ///< None: help was shown, or the words could not be read
    std::function<int(cli::Console&)> run_offline;
    std::function<int(const std::filesystem::path& data, cli::Console&)> run_closed;
    std::function<int(Company&, cli::Console&)> run_store;
    std::string listen;
    std::string tls_certificate;  ///< goes before what config.yaml says; both or none
    std::string tls_key;
    bool fill_demo = false;  ///< a directory that is made now gets the demo company's name
};

/// Reads the words behind the program's name. Relative files are taken from `folder`. What is wrong is said to the
/// console, with exit status 2.
Command read_command(const std::vector<std::string>& words, const std::filesystem::path& folder, cli::Console& console);

/// What a company is called whose directory this command makes.
std::string name_if_new(const Command& command);

/// Runs `work` and turns what it throws into a message and an exit status: 2 bad input, 3 failure.
int guarded(cli::Console& console, const std::function<int()>& work);

}  // namespace app
