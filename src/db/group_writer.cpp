#include "db/group_writer.hpp"

#include "base/metrics.hpp"

namespace db {
namespace {

constexpr std::size_t kGroupMax = 512;

}  // namespace

GroupWriter::GroupWriter(std::unique_ptr<Connection> connection, std::function<void()> after_commit)
    : connection_(std::move(connection)), after_commit_(std::move(after_commit)), thread_([this] { serve(); }) {}

GroupWriter::~GroupWriter() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    awake_.notify_one();
    thread_.join();
}

void GroupWriter::submit(Flow flow, Done done, Manner) {
    {
        const std::lock_guard lock{mutex_};
        queue_.push_back({std::move(flow), std::move(done), nullptr});
    }
    awake_.notify_one();
}

std::size_t GroupWriter::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

std::vector<GroupWriter::Job> GroupWriter::take_group() {
    std::unique_lock lock{mutex_};
    awake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    std::vector<Job> group;
    while (!queue_.empty() && group.size() < kGroupMax) {
        group.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return group;
}

void GroupWriter::serve() {
    static auto& kSeconds = base::metrics().histogram(
        "fivestar_commit_seconds", "What a group of changes took, its commit included.", base::seconds_bounds());
    static auto& kChanges = base::metrics().histogram("fivestar_commit_changes", "Changes committed as one group.",
                                                      {1, 2, 4, 8, 16, 32, 64, 128, 256, 512});
    for (;;) {
        auto group = take_group();
        if (group.empty()) return;
        const auto began = std::chrono::steady_clock::now();
        run_group(group);
        for (const auto& listener : std::exchange(listeners_, {})) listener();
        kSeconds.observe(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
        kChanges.observe(static_cast<double>(group.size()));
        for (auto& job : group) job.done(job.error);
        after_commit_();
    }
}

void GroupWriter::run_group(std::vector<Job>& group) {
    try {
        run_flows(group);
        connection_->step(Connection::Step::Commit);
    } catch (...) {
        const auto error = std::current_exception();
        if (connection_->in_transaction()) {
            try {
                connection_->step(Connection::Step::Rollback);
            } catch (const base::Failure&) {
                // The error that led here is the one to tell; the connection is asked again by the next group.
            }
        }
        for (auto& job : group) {
            if (!job.error) job.error = error;
        }
    }
}

void GroupWriter::run_flows(std::vector<Job>& group) {
    if (run_plainly(group)) return;
    connection_->step(Connection::Step::BeginWrite);
    for (bool again = true; again;) {
        again = false;
        for (auto& job : group) {
            if (job.error || run_one(job)) continue;
            // The engine undid everybody's work: begin anew without the one that broke it.
            connection_->step(Connection::Step::BeginWrite);
            again = true;
            break;
        }
    }
}

/// Without savepoints, for which the engine copies every page that a flow touches. False where a flow left changes that
/// are not to be kept: all of them are undone then, and each has to run again in a savepoint.
bool GroupWriter::run_plainly(std::vector<Job>& group) {
    connection_->step(Connection::Step::BeginWrite);
    for (auto& job : group) {
        const auto before = connection_->rows_changed();
        try {
            WriteTx tx{*connection_};
            if (job.flow(tx)) {
                keep_listeners(tx);
                continue;
            }
        } catch (...) {
            job.error = std::current_exception();
        }
        const bool stands = connection_->in_transaction();
        if (stands && before && connection_->rows_changed() == before) continue;
        if (stands) connection_->step(Connection::Step::Rollback);
        listeners_.clear();
        return false;
    }
    return true;
}

void GroupWriter::keep_listeners(WriteTx& tx) {
    for (auto& listener : tx.listeners()) listeners_.push_back(std::move(listener));
}

/// False when the whole transaction fell.
bool GroupWriter::run_one(Job& job) {
    connection_->step(Connection::Step::Savepoint);
    try {
        WriteTx tx{*connection_};
        if (job.flow(tx)) {
            keep_listeners(tx);
        } else {
            connection_->step(Connection::Step::RollbackTo);
        }
        connection_->step(Connection::Step::Release);
    } catch (...) {
        job.error = std::current_exception();
        if (!connection_->in_transaction()) return false;
        connection_->step(Connection::Step::RollbackTo);
        connection_->step(Connection::Step::Release);
    }
    return true;
}

}  // namespace db
