#include "flows/context.hpp"

namespace flows {

base::Date local_day(const Organisation& organisation, base::Instant at) {
    const auto second = std::chrono::floor<std::chrono::seconds>(at);
    const auto offset =
        organisation.zone == nullptr ? 0 : organisation.zone->offset_at(second.time_since_epoch().count());
    return base::Date{std::chrono::floor<std::chrono::days>(second + std::chrono::seconds{offset})};
}

}  // namespace flows
