#include "app/server_settings.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/file.hpp"
#include "rules/node.hpp"

namespace app {
namespace {

void set_address(http::Options& options, const std::string& listen) {
    const auto colon = listen.rfind(':');
    std::uint16_t port = 0;
    const auto* end = listen.data() + listen.size();
    if (colon == std::string::npos || std::from_chars(listen.data() + colon + 1, end, port).ptr != end) {
        throw base::BadInput(fmt::format("'{}' is no address", listen), "--listen", "write it as 127.0.0.1:8600");
    }
    options.address = listen.substr(0, colon);
    options.port = port;
}

void read_number(const rules::Node& map, std::string_view key, double min, double& number) {
    const auto node = map.find(key);
    if (!node) return;
    number = node->number();
    if (number < min) node->refuse(fmt::format("has to be {} or more", min));
}

void read_count(const rules::Node& map, std::string_view key, std::int64_t min, std::size_t& count) {
    const auto node = map.find(key);
    if (!node) return;
    const auto number = node->integer();
    if (number < min) node->refuse(fmt::format("has to be {} or more", min));
    count = static_cast<std::size_t>(number);
}

void read_limits(const rules::Node& map, ServerSettings& settings) {
    map.only({"caller_per_second", "caller_burst", "stranger_per_second", "stranger_burst", "sign_ins_per_second",
              "sign_ins_burst", "waiting_writes", "connections", "notice_seconds"});
    read_number(map, "caller_per_second", 0, settings.limits.caller.per_second);
    read_number(map, "caller_burst", 1, settings.limits.caller.burst);
    read_number(map, "stranger_per_second", 0, settings.limits.stranger.per_second);
    read_number(map, "stranger_burst", 1, settings.limits.stranger.burst);
    read_number(map, "sign_ins_per_second", 0, settings.limits.sign_in.per_second);
    read_number(map, "sign_ins_burst", 1, settings.limits.sign_in.burst);
    read_count(map, "waiting_writes", 1, settings.limits.waiting_writes_max);
    read_count(map, "connections", 1, settings.server.connections_max);
    double seconds = 0;
    read_number(map, "notice_seconds", 0, seconds);
    settings.server.notice_time = std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

void read_tls(const rules::Node& map, const std::filesystem::path& folder, ServerSettings& settings) {
    map.only({"certificate", "key"});
    settings.server.tls = http::TlsFiles{.certificate = (folder / map.at("certificate").text()).string(),
                                         .key = (folder / map.at("key").text()).string()};
}

}  // namespace

ServerSettings read_server_settings(const std::filesystem::path& config, const std::string& listen) {
    const auto text = std::filesystem::exists(config) ? base::read_file(config) : std::string{};
    auto settings = read_server_settings(text, config);
    set_address(settings.server, listen);
    return settings;
}

ServerSettings read_server_settings(std::string_view text, const std::filesystem::path& config) {
    ServerSettings settings;
    if (text.empty()) return settings;
    const auto root = rules::Node::parse(text, config.string());
    if (const auto limits = root.find("limits"); limits && !limits->is_null()) read_limits(*limits, settings);
    if (const auto tls = root.find("tls"); tls && !tls->is_null()) read_tls(*tls, config.parent_path(), settings);
    if (const auto log = root.find("log"); log && !log->is_null()) {
        log->only({"level"});
        settings.log_level = log->at("level").word({"debug", "info", "error"});
    }
    return settings;
}

}  // namespace app
