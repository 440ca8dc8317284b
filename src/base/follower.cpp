#include "base/follower.hpp"

#include "base/log.hpp"

namespace base {
namespace {

constexpr std::chrono::seconds kNextTry{1};

}  // namespace

Follower::Follower(Work work) : work_(std::move(work)), bell_(std::make_shared<Bell>()) {
    bell_->news = work_.looks_at_once;
    thread_ = std::thread{[this] { run(); }};
}

Follower::~Follower() {
    {
        const std::lock_guard lock{bell_->mutex};
        bell_->stopping = true;
    }
    bell_->rung.notify_one();
    thread_.join();
}

std::function<void()> Follower::bell() const {
    return [bell = bell_] {
        {
            const std::lock_guard lock{bell->mutex};
            bell->news = true;
        }
        bell->rung.notify_one();
    };
}

Follower::Again Follower::look() const {
    try {
        return work_.look();
    } catch (const std::exception& error) {
        log_error(work_.complaint, error.what());
        return kNextTry;
    }
}

void Follower::run() {
    std::unique_lock lock{bell_->mutex};
    Again again;
    for (;;) {
        const auto is_woken = [this] { return bell_->news || bell_->stopping; };
        if (again) {
            bell_->rung.wait_for(lock, *again, is_woken);
        } else {
            bell_->rung.wait(lock, is_woken);
        }
        if (bell_->stopping) return;
        bell_->news = false;
        lock.unlock();
        again = look();
        lock.lock();
        if (work_.rest.count() > 0) bell_->rung.wait_for(lock, work_.rest, [this] { return bell_->stopping; });
    }
}

}  // namespace base
