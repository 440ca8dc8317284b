#pragma once

#include "api/route_groups.hpp"

namespace api {

/// Measures, the cases behind them, and the star.
void add_measure_routes(Routes& routes);

/// What each promise was worth this month and the month before; nothing where there is no lens.
PromiseFigures promise_figures(flows::Context& context);

}  // namespace api
