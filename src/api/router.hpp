#pragma once

#include <memory>

#include "api/route_groups.hpp"

namespace api {

/// What other parts of the program add to the API.
struct Parts {
    std::function<bool()> is_ready = [] { return true; };  ///< for /healthz
    std::function<void(Routes&)> add_measure_routes = {};  ///< measures and the star
    PromiseFigures promise_figures = {};
};

/// Everything that the server answers: the API, its contract, and the web application for every other address.
/// The context has to outlive it.
class Router {
public:
    Router(flows::Context& context, const Parts& parts);

    const http::Router& router() const { return router_; }
    const Routes& routes() const { return routes_; }

private:
    http::Router router_;
    Routes routes_;
};

std::unique_ptr<Router> make_router(flows::Context& context, const Parts& parts = {});

}  // namespace api
