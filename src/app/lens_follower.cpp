#include "app/lens_follower.hpp"

#include "base/log.hpp"

namespace app {
namespace {

constexpr std::chrono::milliseconds kPause{200};

}  // namespace

LensFollower::LensFollower(flows::Context& context) : context_(context), bell_(std::make_shared<Bell>()) {
    if (!context_.lens) return;
    context_.database.after_commit([bell = bell_] {
        {
            const std::lock_guard lock{bell->mutex};
            bell->news = true;
        }
        bell->rung.notify_one();
    });
    thread_ = std::thread{[this] { run(); }};
}

LensFollower::~LensFollower() {
    {
        const std::lock_guard lock{bell_->mutex};
        bell_->stopping = true;
    }
    bell_->rung.notify_one();
    if (thread_.joinable()) thread_.join();
}

void LensFollower::run() {
    std::unique_lock lock{bell_->mutex};
    for (;;) {
        bell_->rung.wait(lock, [this] { return bell_->news || bell_->stopping; });
        if (bell_->stopping) return;
        bell_->news = false;
        lock.unlock();
        try {
            context_.lens->catch_up(context_.database);
        } catch (const base::Failure& error) {
            base::log_error("the lens could not follow the ledger", error.what());
        }
        lock.lock();
        bell_->rung.wait_for(lock, kPause, [this] { return bell_->stopping; });
    }
}

}  // namespace app
