#include "app/config.hpp"

#include <cstdint>
#include <cstdlib>

#include "app/server_settings.hpp"
#include "base/failure.hpp"
#include "base/zone.hpp"
#include "db/shown_address.hpp"

/// config.yaml: refused with its place, or a company in a zone and a server within limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const auto config = app::read_config(text, "config.yaml");
        if (base::find_zone(config.zone) == nullptr || config.backups_kept < 1) std::abort();
        if (!config.database.empty() && !app::is_postgres(config.database)) std::abort();
        db::shown_address(config.database);
    } catch (const base::BadInput&) {
    }
    try {
        const auto settings = app::read_server_settings(text, "config.yaml");
        if (settings.server.connections_max < 1 || settings.server.notice_time.count() < 0) std::abort();
    } catch (const base::BadInput&) {
    }
    return 0;
}
