#pragma once

#include "domain/units/events.hpp"
#include "flows/demo/matter.hpp"

namespace flows::demo {

/// What is known of a unit once it is sold: model, batch, where and how it was bought, delivered and installed. The
/// same for the same number. Its customer is not among it.
units::Put plan_sale(const Scene& scene, std::int64_t number);

}  // namespace flows::demo
