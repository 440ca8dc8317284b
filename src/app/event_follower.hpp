#pragma once

#include <chrono>

#include "api/router.hpp"
#include "base/follower.hpp"

namespace app {

/// Tells the open pages what the ledger has got, while a server runs: after commits, at most ten times a second, and a
/// beat every 15 seconds.
class EventFollower {
public:
    EventFollower(db::Database& database, api::Router& router);

private:
    base::Follower::Again look();

    api::Router& router_;
    std::chrono::steady_clock::time_point next_beat_;
    base::Follower follower_;
};

}  // namespace app
