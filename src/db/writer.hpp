#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "db/transaction.hpp"

namespace db {

/// One unit of change. Returns whether its changes are to be kept; a refusal keeps none and is still an answer. It may
/// be run again from the start, so it takes its clock and ids from outside and leaves nothing behind but its result.
using Flow = std::function<bool(WriteTx&)>;
/// Told once, on the writer's thread, after the group is on disk, or with what broke.
using Done = std::function<void(std::exception_ptr)>;

/// The only one who writes. Takes flows from a queue, runs each in a savepoint, commits the group once and then
/// answers all of them: an answered write is on disk. A flow that throws is undone alone; when the engine undoes the
/// whole group, the others are run again; when the commit fails, none is answered as done.
class Writer {
public:
    Writer(std::unique_ptr<Connection> connection, std::function<void()> after_commit);
    ~Writer();  ///< finishes what is queued
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void submit(Flow flow, Done done);
    /// How many wait: for backpressure and for imports that give way.
    std::size_t waiting() const;

private:
    struct Job {
        Flow flow;
        Done done;
        std::exception_ptr error;
    };
    void serve();
    std::vector<Job> take_group();
    void run_group(std::vector<Job>& group);
    void run_flows(std::vector<Job>& group);
    bool run_one(Job& job);

    std::unique_ptr<Connection> connection_;
    std::function<void()> after_commit_;
    mutable std::mutex mutex_;
    std::condition_variable awake_;
    std::deque<Job> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace db
