#pragma once

#include <filesystem>

namespace CLI {
class App;
}

namespace app {

struct Command;

/// The commands that need the store: import, demo, measure, star, ledger, token, user.
void add_store_commands(CLI::App& root, Command& command, const std::filesystem::path& folder);

}  // namespace app
