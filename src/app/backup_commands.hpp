#pragma once

#include <filesystem>

namespace CLI {
class App;
}

namespace app {

struct Command;

/// backup, restore and doctor. `data` is the value of --data, read when the command line was.
void add_backup_commands(CLI::App& root, Command& command, const std::filesystem::path& folder,
                         const std::string& data);

}  // namespace app
