#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace jobs {

/// Does a piece of work again and again on a thread of its own while a server runs: at once, and `every` so long after
/// it was done. What it throws is logged as `failure`, and it is tried again the next time.
class Regularly {
public:
    Regularly(std::chrono::seconds every, std::string failure, std::function<void()> work);
    ~Regularly();
    Regularly(const Regularly&) = delete;
    Regularly& operator=(const Regularly&) = delete;

private:
    void run();

    std::chrono::seconds every_;
    std::string failure_;
    std::function<void()> work_;
    std::mutex mutex_;
    std::condition_variable awake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace jobs
