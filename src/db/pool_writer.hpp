#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "db/writer.hpp"

namespace db {

/// Several threads, each with a connection of its own and one flow a transaction. A flow that met another is run again
/// from the start, at most five times in all, from the third time on one such flow after the other; a flow that
/// refuses or throws leaves nothing behind. A connection that is lost before COMMIT is no different; lost during COMMIT
/// nobody knows, and only a flow that knows itself is run again. Flows are begun in the order in which they came, and
/// may end in another.
class PoolWriter final : public Writer {
public:
    PoolWriter(Engine& engine, std::size_t threads, std::function<void()> after_commit);
    ~PoolWriter() override;
    PoolWriter(const PoolWriter&) = delete;
    PoolWriter& operator=(const PoolWriter&) = delete;

    void submit(Flow flow, Done done, Manner manner) override;
    std::size_t waiting() const override;

private:
    struct Job {
        Flow flow;
        Done done;
        Manner manner;
    };
    /// What became of one try: done, or what stands in the way.
    struct Outcome {
        std::exception_ptr error;
        bool again = false;
    };
    void serve(Connection& connection);
    std::exception_ptr run(Connection& connection, const Job& job);
    Outcome attempt(Connection& connection, const Job& job);

    std::vector<std::unique_ptr<Connection>> connections_;
    std::function<void()> after_commit_;
    mutable std::mutex mutex_;
    std::condition_variable awake_;
    std::deque<Job> queue_;
    bool stopping_ = false;
    std::mutex one_at_a_time_;
    std::vector<std::thread> threads_;
};

}  // namespace db
