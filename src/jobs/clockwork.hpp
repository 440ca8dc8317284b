#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "flows/context.hpp"

namespace jobs {

/// The work that time brings, on a thread of its own while a server runs: promises that fall due, and the sealing of
/// the ledger every minute and at the end. It looks at the next due time at least once a second, so that a case opened
/// meanwhile, a clock that was set and a machine that slept make no difference.
class Clockwork {
public:
    Clockwork(flows::Context& context, std::string key_secret);
    ~Clockwork();
    Clockwork(const Clockwork&) = delete;
    Clockwork& operator=(const Clockwork&) = delete;

private:
    void run();
    void fire_due();
    void seal();
    void tidy_up();

    flows::Context& context_;
    std::string key_secret_;
    std::mutex mutex_;
    std::condition_variable awake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace jobs
