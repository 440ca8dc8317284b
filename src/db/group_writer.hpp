#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "db/writer.hpp"

namespace db {

/// The only one who writes. Takes flows from a queue, runs them as a group, commits once and then answers all of them.
/// A flow that throws or refuses is undone alone: where it had changed rows, the group is run again, each flow in a
/// savepoint of its own. When the engine undoes the whole group, the others are run again too; when the commit fails,
/// none is answered as done.
class GroupWriter final : public Writer {
public:
    GroupWriter(std::unique_ptr<Connection> connection, std::function<void()> after_commit);
    ~GroupWriter() override;
    GroupWriter(const GroupWriter&) = delete;
    GroupWriter& operator=(const GroupWriter&) = delete;

    void submit(Flow flow, Done done, Manner manner) override;
    std::size_t waiting() const override;

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
    bool run_plainly(std::vector<Job>& group);
    bool run_one(Job& job);
    void keep_listeners(WriteTx& tx);

    std::unique_ptr<Connection> connection_;
    std::function<void()> after_commit_;
    mutable std::mutex mutex_;
    std::condition_variable awake_;
    std::deque<Job> queue_;
    bool stopping_ = false;
    std::vector<std::function<void()>> listeners_;  ///< of the flows of the group that is running
    std::thread thread_;
};

}  // namespace db
