#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "flows/context.hpp"

namespace app {

/// Keeps the lens up with the ledger while a server runs: after every commit, at most some times a second.
class LensFollower {
public:
    explicit LensFollower(flows::Context& context);
    ~LensFollower();
    LensFollower(const LensFollower&) = delete;
    LensFollower& operator=(const LensFollower&) = delete;

private:
    /// What the listener of commits touches; it outlives the follower.
    struct Bell {
        std::mutex mutex;
        std::condition_variable rung;
        bool news = true;
        bool stopping = false;
    };
    void run();

    flows::Context& context_;
    std::shared_ptr<Bell> bell_;
    std::thread thread_;
};

}  // namespace app
