#pragma once

#include <memory>

#include "api/presence.hpp"
#include "api/route_groups.hpp"
#include "base/metrics.hpp"

namespace api {

/// What other parts of the program add to the API.
struct Parts {
    std::function<bool()> is_ready = [] { return true; };  ///< false once the server stops
    std::function<std::vector<base::Gauge>()> gauges = [] { return std::vector<base::Gauge>{}; };  ///< for /metrics
    std::function<void(Routes&)> add_measure_routes = {};  ///< measures and the star
    PromiseFigures promise_figures = {};
    RequestLimits limits = {};
    std::function<void(Routes&)> add_backup_routes = {};  ///< where the store is kept in a data directory
};

/// How the server is: /healthz, /readyz, /metrics.
void add_health_routes(Routes& routes, const Parts& parts, const Events& events);

/// Everything that the server answers: the API, its contract, and the web application for every other address.
/// The context has to outlive it.
class Router {
public:
    Router(flows::Context& context, const Parts& parts);

    const http::Router& router() const { return router_; }
    const Routes& routes() const { return routes_; }
    /// Live updates: whoever follows the ledger calls catch_up().
    Events& events() { return events_; }
    /// To be called some times a minute: streams are kept alive, and what has run out is ended.
    void beat();

private:
    flows::Context& context_;
    http::Router router_;
    Routes routes_;
    Events events_;
    Presence presence_;
};

std::unique_ptr<Router> make_router(flows::Context& context, const Parts& parts = {});

}  // namespace api
