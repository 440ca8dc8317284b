#include "app/lens_follower.hpp"

namespace app {
namespace {

constexpr std::chrono::milliseconds kPause{200};

}  // namespace

LensFollower::LensFollower(flows::Context& context) {
    if (!context.lens) return;
    follower_.emplace(base::Follower::Work{.look = [&context]() -> base::Follower::Again {
                                               context.lens->catch_up(context.database);
                                               return std::nullopt;
                                           },
                                           .rest = kPause,
                                           .complaint = "the lens could not follow the ledger"});
    context.database.after_commit(follower_->bell());
}

}  // namespace app
