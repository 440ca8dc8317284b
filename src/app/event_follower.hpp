#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "api/router.hpp"

namespace app {

/// Tells the open pages what the ledger has got, while a server runs: after commits, at most ten times a second, and a
/// beat every 15 seconds.
class EventFollower {
public:
    EventFollower(db::Database& database, api::Router& router);
    ~EventFollower();
    EventFollower(const EventFollower&) = delete;
    EventFollower& operator=(const EventFollower&) = delete;

private:
    /// What the listener of commits touches; it outlives the follower.
    struct Bell {
        std::mutex mutex;
        std::condition_variable rung;
        bool news = false;
        bool stopping = false;
    };
    void run();

    api::Router& router_;
    std::shared_ptr<Bell> bell_;
    std::thread thread_;
};

}  // namespace app
