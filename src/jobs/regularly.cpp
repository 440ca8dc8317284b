#include "jobs/regularly.hpp"

#include "base/log.hpp"

namespace jobs {

Regularly::Regularly(std::chrono::seconds every, std::string failure, std::function<void()> work)
    : every_(every), failure_(std::move(failure)), work_(std::move(work)), thread_([this] { run(); }) {}

Regularly::~Regularly() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    awake_.notify_all();
    thread_.join();
}

void Regularly::run() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        lock.unlock();
        try {
            work_();
        } catch (const std::exception& thrown) {
            base::log_error(failure_, thrown.what());
        }
        lock.lock();
        awake_.wait_for(lock, every_, [this] { return stopping_; });
    }
}

}  // namespace jobs
