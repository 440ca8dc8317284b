#pragma once

#include "flows/context.hpp"

namespace jobs {

constexpr std::chrono::seconds kLookForBulksEvery{10};

/// What brings bulk actions to their end whose server was killed, to be done regularly: where the store is this
/// server's own, at once when it starts; where several share one, half a minute after one was last moved, by whichever
/// server looks first.
std::function<void()> bulk_resumer(flows::Context& context);

}  // namespace jobs
