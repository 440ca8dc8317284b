#pragma once

#include <functional>

#include "base/result.hpp"
#include "flows/context.hpp"

namespace flows {

/// The name of the demo company; nobody's.
inline constexpr std::string_view kDemoCompany = "华东暖通电器";
inline constexpr std::string_view kDemoZone = "Asia/Shanghai";

struct DemoOptions {
    std::int64_t cases = 20000;
    std::uint64_t seed = 1;
    base::Instant until;  ///< the end of the story: what would come later has not happened yet
    std::function<void(std::int64_t cases)> progress = {};
};

struct DemoResult {
    std::int64_t cases = 0;
    std::int64_t running = 0;  ///< of them, those that somebody still has to do something about
    std::int64_t entries = 0;
    std::int64_t outlets = 0;
    std::int64_t staff = 0;
    std::int64_t customers = 0;
    std::int64_t units = 0;
};

/// The instant at which a story that ends on a day stops: four in the afternoon there, while people work.
base::Instant demo_end(const Organisation& organisation, base::Date day);

/// Fills an empty store with two years of a maker of air conditioners and water heaters: 40 outlets, 300 people, 12
/// products, units, customers and cases, everything through the ledger and in the order of time. The same options, zone
/// and books give the same bytes. Written in chunks, each on disk before the next.
/// Refuses with: store_not_empty, also after a filling that was interrupted (`interrupted` is then "yes").
base::Result<DemoResult> fill_demo(Context& context, const DemoOptions& options);

}  // namespace flows
