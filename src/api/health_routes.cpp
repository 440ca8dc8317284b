#include "api/permission.hpp"
#include "api/request_keys.hpp"
#include "api/router.hpp"
#include "flows/follow_news.hpp"
#include "http/problem.hpp"

namespace api {
namespace {

/// How far the lens may be behind before pages with figures are of no use.
constexpr std::int64_t kLensBehindMax = 100'000;

Operation open(std::string pattern, std::string id) {
    return {.method = "GET",
            .pattern = std::move(pattern),
            .id = std::move(id),
            .permission = Permission::Anyone,
            .is_limited = false};
}

/// The parts of the server and how each of them is: "ok", or why not.
json::object parts_now(flows::Context& context, bool is_stopping) {
    json::object parts{{"server", is_stopping ? "stopping" : "ok"}};
    try {
        const auto head = context.database.read([&](const db::ReadTx& tx) { return flows::newest_seq(tx, context); });
        parts["store"] = "ok";  // it answers; and it was migrated before anything was served
        if (context.lens) parts["lens"] = head - context.lens->seq() > kLensBehindMax ? "behind" : "ok";
    } catch (const std::exception&) {
        parts["store"] = "no_answer";
    }
    return parts;
}

/// Who asks from this machine itself. Behind a proxy everybody seems to; then there is a header that says so.
bool is_local(const http::Request& request) {
    for (const auto* header : {"X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Proto"}) {
        if (!request.header(header).empty()) return false;
    }
    return request.peer.starts_with("127.") || request.peer == "::1" || request.peer.starts_with("::ffff:127.");
}

/// Refuses with: not_signed_in, token_not_valid, scope_missing, not_permitted.
base::Result<base::Done> may_read_metrics(flows::Context& context, const http::Request& request) {
    if (is_local(request)) return base::Done{};
    const auto identity = flows::authenticate(context, credentials_of(request));
    if (!identity) return identity.refusal();
    return require(Permission::ReadMetrics, identity->caller, context.books()->roles);
}

}  // namespace

void add_health_routes(Routes& routes, const Parts& parts, const Events& events) {
    auto& context = routes.context();

    routes.read(open("/healthz", "show_health"), [is_ready = parts.is_ready](const Asked&) {
        return is_ready() ? http::json(R"({"status":"ok"})") : http::problem(503);
    });

    routes.read(open("/readyz", "show_readiness"), [&context, is_ready = parts.is_ready](const Asked&) {
        auto now = parts_now(context, !is_ready());
        bool is_all_well = true;
        for (const auto& part : now) is_all_well &= part.value().as_string() == "ok";
        return http::json(
            json::to_text(json::object{{"status", is_all_well ? "ready" : "not_ready"}, {"parts", std::move(now)}}),
            is_all_well ? 200 : 503);
    });

    routes.read(open("/metrics", "show_metrics"),
                [&context, &events, gauges = parts.gauges](const Asked& asked) -> base::Result<http::Response> {
                    if (const auto may = may_read_metrics(context, asked.request); !may) return may.refusal();
                    auto all = gauges();
                    all.push_back({"fivestar_event_streams", "Pages that listen for live updates.",
                                   static_cast<double>(events.streams())});
                    auto response = http::text(base::metrics().text(all));
                    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
                    return response;
                });
}

}  // namespace api
