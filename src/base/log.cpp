#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/text.hpp"
#include "base/time.hpp"

namespace base {
namespace {

spdlog::logger& logger() {
    static const auto kLogger = [] {
        auto made = spdlog::stderr_logger_mt("fivestar");
        made->set_pattern("%v");
        return made;
    }();
    return *kLogger;
}

void add(std::string& line, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    append_json_string(line += line.empty() ? '{' : ',', name);
    append_json_string(line += ':', value);
}

void write(spdlog::level::level_enum level, std::string_view what, std::string_view detail, LogWords words) {
    if (!logger().should_log(level)) return;
    std::string line;
    add(line, "at", to_rfc3339(std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now())));
    const auto name = spdlog::level::to_string_view(level);
    add(line, "level", {name.data(), name.size()});
    add(line, "what", what);
    add(line, "detail", detail);
    for (const auto& [word, value] : words) add(line, word, value);
    logger().log(level, "{}}}", line);
}

}  // namespace

void log_debug(std::string_view what, LogWords words) {
    write(spdlog::level::debug, what, {}, words);
}

void log_info(std::string_view what, std::string_view detail, LogWords words) {
    write(spdlog::level::info, what, detail, words);
}

void log_error(std::string_view what, std::string_view detail, LogWords words) {
    write(spdlog::level::err, what, detail, words);
}

void set_log_level(std::string_view level) {
    logger().set_level(level == "debug"   ? spdlog::level::debug
                       : level == "error" ? spdlog::level::err
                                          : spdlog::level::info);
}

bool logs_debug() {
    return logger().should_log(spdlog::level::debug);
}

}  // namespace base
