#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace base {
namespace {

spdlog::logger& logger() {
    static const auto kLogger = [] {
        auto made = spdlog::stderr_logger_mt("fivestar");
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
        return made;
    }();
    return *kLogger;
}

}  // namespace

void log_info(std::string_view what, std::string_view detail) {
    if (detail.empty()) {
        logger().info("{}", what);
    } else {
        logger().info("{}: {}", what, detail);
    }
}

void log_error(std::string_view what, std::string_view detail) {
    if (detail.empty()) {
        logger().error("{}", what);
    } else {
        logger().error("{}: {}", what, detail);
    }
}

}  // namespace base
