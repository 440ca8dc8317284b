#include "app/telemetry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/log.hpp"
#include "flows/follow_news.hpp"

namespace app {
namespace {

constexpr double kSlowSeconds = 1;

void log_answer(const http::Answered& answered) {
    const bool is_notable = answered.status >= 500 || answered.took.count() >= kSlowSeconds;
    if (!is_notable && !base::logs_debug()) return;
    const auto status = std::to_string(answered.status);
    const auto millis = fmt::format("{:.3f}", answered.took.count() * 1000);
    const base::LogWords words{{"request_id", answered.request_id},
                               {"route", answered.route},
                               {"status", status},
                               {"ms", millis},
                               {"caller", answered.caller}};
    if (is_notable) {
        base::log_info("a request failed or was slow", {}, words);
    } else {
        base::log_debug("a request was answered", words);
    }
}

}  // namespace

std::function<void(const http::Answered&)> answer_recorder() {
    // Names of routes stay where they are, so a pointer is enough to know one by.
    using Key = std::pair<const char*, int>;
    return [known = std::map<Key, base::Histogram*>{}](const http::Answered& answered) mutable {
        auto& histogram = known[{answered.route.data(), answered.status}];
        if (histogram == nullptr) {
            const auto route = answered.route.empty() ? std::string_view{"none"} : answered.route;
            histogram = &base::metrics().histogram("fivestar_http_request_seconds",
                                                   "From the whole request to its answer.", base::seconds_bounds(),
                                                   fmt::format(R"(route="{}",status="{}")", route, answered.status));
        }
        histogram->observe(answered.took.count());
        log_answer(answered);
    };
}

std::vector<base::Gauge> gauges_of(const http::Server& server, flows::Context& context) {
    const auto load = server.load();
    std::vector<base::Gauge> gauges{
        {"fivestar_build_info", "What runs.", 1, R"(version="0.1.0")"},
        {"fivestar_http_connections", "Open connections.", static_cast<double>(load.connections)},
        {"fivestar_http_in_flight", "Requests that are not answered yet.", static_cast<double>(load.in_flight)},
        {"fivestar_writer_waiting", "Changes that wait for the writer.",
         static_cast<double>(context.database.waiting_writes())}};
    if (context.lens) {
        const auto head = context.database.read([&](const db::ReadTx& tx) { return flows::newest_seq(tx, context); });
        gauges.push_back({"fivestar_lens_behind_entries", "Entries of the ledger that the lens has not taken in.",
                          static_cast<double>(std::max(std::int64_t{0}, head - context.lens->seq()))});
    }
    return gauges;
}

}  // namespace app
