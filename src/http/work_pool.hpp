#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

/// Threads for work that would hold up the I/O thread. Those that compute are of low priority: a busy core beside the
/// writer multiplies the time of a commit.
class WorkPool {
public:
    enum class Priority { Low, Normal };
    WorkPool(std::size_t workers, std::size_t queue_max, Priority priority = Priority::Low);
    /// Finishes the jobs that run, drops those that wait.
    ~WorkPool();
    WorkPool(const WorkPool&) = delete;
    WorkPool& operator=(const WorkPool&) = delete;

    /// False, and the job dropped, where the queue is full.
    bool offer(std::function<void()> job);
    /// Goes on with work that was taken before, however full the queue is.
    void go_on(std::function<void()> job);

private:
    void work();

    std::size_t queue_max_;
    Priority priority_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> jobs_;
    bool stops_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace http
