#pragma once

#include <functional>
#include <vector>

#include "base/metrics.hpp"
#include "flows/context.hpp"
#include "http/server.hpp"

namespace app {

/// What is done with every answer: its time goes into the histogram of its route and status, and it is logged where it
/// failed, took a second or longer, or everything is logged. Keeps where its histograms are, for one server.
std::function<void(const http::Answered&)> answer_recorder();

/// What is measured when somebody looks: of the server, the writer and the lens.
std::vector<base::Gauge> gauges_of(const http::Server& server, flows::Context& context);

}  // namespace app
