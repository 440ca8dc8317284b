#include "app/event_follower.hpp"

#include "base/log.hpp"

namespace app {
namespace {

constexpr std::chrono::milliseconds kPause{100};
constexpr std::chrono::seconds kBeat{15};

}  // namespace

EventFollower::EventFollower(db::Database& database, api::Router& router)
    : router_(router), bell_(std::make_shared<Bell>()) {
    database.after_commit([bell = bell_] {
        {
            const std::lock_guard lock{bell->mutex};
            bell->news = true;
        }
        bell->rung.notify_one();
    });
    thread_ = std::thread{[this] { run(); }};
}

EventFollower::~EventFollower() {
    {
        const std::lock_guard lock{bell_->mutex};
        bell_->stopping = true;
    }
    bell_->rung.notify_one();
    thread_.join();
}

void EventFollower::run() {
    auto next_beat = std::chrono::steady_clock::now() + kBeat;
    std::unique_lock lock{bell_->mutex};
    while (!bell_->stopping) {
        bell_->rung.wait_until(lock, next_beat, [this] { return bell_->news || bell_->stopping; });
        if (bell_->stopping) return;
        bell_->news = false;
        lock.unlock();
        try {
            if (router_.events().has_streams()) router_.events().catch_up();
            if (const auto now = std::chrono::steady_clock::now(); now >= next_beat) {
                next_beat = now + kBeat;
                router_.beat();
            }
        } catch (const std::exception& error) {
            base::log_error("the pages could not be told of news", error.what());
        }
        lock.lock();
        bell_->rung.wait_for(lock, kPause, [this] { return bell_->stopping; });
    }
}

}  // namespace app
