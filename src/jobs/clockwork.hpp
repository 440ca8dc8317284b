#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "base/metrics.hpp"
#include "flows/due_clocks.hpp"

namespace jobs {

/// The work that time brings, while a server runs. One thread keeps the clocks: it sleeps until the next promise falls
/// due by the clock on the wall, so that a clock that is set and a machine that slept make no difference, and wakes for
/// commits and other books; it also seals the ledger, every minute and at the end. A second thread rewrites the rows of
/// running clocks behind it, at the start and where other books came into force.
class Clockwork {
public:
    Clockwork(flows::Context& context, std::string key_secret);
    ~Clockwork();
    Clockwork(const Clockwork&) = delete;
    Clockwork& operator=(const Clockwork&) = delete;

    /// How late promises were broken by this program: from their due time to the commit of the entry, in seconds.
    static base::Histogram& lateness();

private:
    /// What commits and books touch; it outlives the clockwork.
    struct Bell {
        std::mutex mutex;
        std::condition_variable_any rung;
        bool committed = true;
        bool books_changed = true;  ///< for who keeps the clocks
        bool rows_stale = true;     ///< for who rewrites them
    };

    void keep(const std::stop_token& stop);
    void rewrite(const std::stop_token& stop);
    void wait(const std::stop_token& stop, base::Instant seal_at);
    void catch_up(const std::stop_token& stop);
    base::Instant next_at();
    bool fire(const std::stop_token& stop);
    void seal();
    bool tidy_up();

    flows::Context& context_;
    std::string key_secret_;
    std::shared_ptr<Bell> bell_;
    flows::DueClocks clocks_;
    base::Instant caught_up_at_;
    bool failed_ = false;  ///< the store could not be read or written: not asked again at once
    std::jthread keeper_;
    std::jthread rewriter_;
};

}  // namespace jobs
