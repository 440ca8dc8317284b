#include "app/config.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/zone.hpp"
#include "rules/node.hpp"

namespace app {
namespace {

/// `backup: {keep: 7, every: 24h}`
void read_backup(const rules::Node& node, Config& config) {
    node.only({"keep", "every"});
    if (const auto keep = node.find("keep")) {
        config.backups_kept = keep->integer();
        if (config.backups_kept < 1 || config.backups_kept > 10'000) keep->refuse("has to be from 1 to 10000");
    }
    if (const auto every = node.find("every")) {
        const auto text = every->text();
        int hours = 0;
        const auto* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, hours);
        if (read.ec != std::errc{} || std::string_view{read.ptr, end} != "h" || hours < 1 || hours > 8760) {
            every->refuse("is no number of hours", "write it as 24h");
        }
        config.backup_every = std::chrono::hours{hours};
    }
}

}  // namespace

Config read_config(std::string_view text, const std::string& file) {
    Config config;
    const auto root = rules::Node::parse(text, file);
    root.only({"organisation", "backup", "database", "limits", "tls", "log"});
    if (const auto database = root.find("database"); database && !database->is_null()) {
        config.database = database->text();
        if (!is_postgres(config.database)) {
            database->refuse("is no PostgreSQL address", "write it as postgresql://user@host/name, or remove the line");
        }
    }
    const auto organisation = root.at("organisation");
    organisation.only({"name", "zone"});
    config.name = organisation.at("name").text();
    config.zone = organisation.at("zone").text();
    if (base::find_zone(config.zone) == nullptr) {
        organisation.at("zone").refuse(fmt::format("'{}' is no time zone", config.zone), "write it as Asia/Shanghai");
    }
    if (const auto backup = root.find("backup")) read_backup(*backup, config);
    return config;
}

bool is_postgres(std::string_view address) {
    return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

}  // namespace app
