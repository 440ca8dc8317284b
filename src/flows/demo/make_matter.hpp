#pragma once

#include <functional>

#include "flows/demo/agenda.hpp"

namespace flows::demo {

/// Whether a repair of the unit runs or has just ended: whatever breaks next is not thought up, it comes of that.
using IsBusy = std::function<bool(std::int64_t unit)>;

/// Thinks up what a customer turns to us with at that instant.
Matter make_matter(const Scene& scene, std::int64_t number, const Agenda::Item& item, const IsBusy& is_busy);

}  // namespace flows::demo
