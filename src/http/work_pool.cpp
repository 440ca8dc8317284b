#include "http/work_pool.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace http {

constexpr int kNiceness = 10;

WorkPool::WorkPool(std::size_t workers, std::size_t queue_max, Priority priority)
    : queue_max_(queue_max), priority_(priority) {
    for (std::size_t i = 0; i < workers; ++i) threads_.emplace_back([this] { work(); });
}

WorkPool::~WorkPool() {
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock{mutex_};
        stops_ = true;
        dropped.swap(jobs_);
    }
    wake_.notify_all();
}

bool WorkPool::offer(std::function<void()> job) {
    {
        const std::lock_guard lock{mutex_};
        if (jobs_.size() >= queue_max_ || stops_) return false;
        jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

void WorkPool::go_on(std::function<void()> job) {
    {
        const std::lock_guard lock{mutex_};
        if (stops_) return;
        jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
}

void WorkPool::work() {
    // On Linux this is the priority of the thread, not of the process. Where it is refused, work goes on as it is.
    if (priority_ == Priority::Low)
        static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness));
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [this] { return stops_ || !jobs_.empty(); });
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        job();
    }
}

}  // namespace http
