#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace app {

/// What config.yaml says of the company; what it says of the server is in app/server_settings.hpp.
struct Config {
    std::string name;
    std::string zone = "Asia/Shanghai";
    std::string database;                  ///< a PostgreSQL URL; the store in the data directory where empty
    std::int64_t backups_kept = 7;         ///< of those in backup/
    std::chrono::seconds backup_every{0};  ///< 0: on demand only
};

/// Reads the text of a config.yaml. Throws base::BadInput with line and column.
Config read_config(std::string_view text, const std::string& file);

/// Whether a text is the address of a PostgreSQL database.
bool is_postgres(std::string_view address);

}  // namespace app
