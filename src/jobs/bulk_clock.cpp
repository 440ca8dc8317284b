#include "jobs/bulk_clock.hpp"

#include "base/log.hpp"
#include "flows/resume_bulks.hpp"

namespace jobs {
namespace {

/// A chunk takes milliseconds. Who is silent for so long is gone, and if he is not, both come to the same.
constexpr std::chrono::seconds kSilence{30};

}  // namespace

std::function<void()> bulk_resumer(flows::Context& context) {
    const auto started_at = context.now();
    return [&context, started_at, is_first = !context.database.has_many_writers()]() mutable {
        const auto silent_since = std::exchange(is_first, false) ? started_at : context.now() - kSilence;
        while (flows::resume_bulk(context, silent_since)) {
            base::log_info("a bulk action that was interrupted was brought to its end");
        }
    };
}

}  // namespace jobs
