#include "db/pool_writer.hpp"

#include <algorithm>
#include <random>

#include "base/metrics.hpp"

namespace db {
namespace {

constexpr int kTries = 5;
constexpr int kAloneFrom = 3;

/// Two flows that met go apart for a moment, each for another one: a millisecond at first, then up to sixteen.
void go_apart(int tries) {
    thread_local std::minstd_rand dice{std::random_device{}()};
    const int most = 1000 << std::min(tries - 1, 4);
    std::this_thread::sleep_for(std::chrono::microseconds{std::uniform_int_distribution{most / 4, most}(dice)});
}

Connection::Step beginning(Manner::Isolation isolation) {
    switch (isolation) {
        case Manner::Isolation::Alone:
            return Connection::Step::BeginWrite;
        case Manner::Isolation::Snapshot:
            return Connection::Step::BeginSnapshot;
        case Manner::Isolation::Rows:
            break;
    }
    return Connection::Step::BeginPoll;
}

/// Whether the exception that is being handled leaves it open how another try ends.
bool may_be_repeated(const Manner& manner) {
    try {
        throw;
    } catch (const Conflict&) {
        return true;
    } catch (const ConnectionLost&) {
        return true;
    } catch (const CommitUnknown&) {
        return manner.knows_itself;
    } catch (const ConstraintBroken&) {
        // Somebody else was there first; a flow with a view sees him the next time.
        return manner.isolation != Manner::Isolation::Rows;
    } catch (...) {
        return false;
    }
}

void roll_back(Connection& connection) {
    if (!connection.in_transaction()) return;
    try {
        connection.step(Connection::Step::Rollback);
    } catch (const base::Failure&) {
        // What led here is the one to tell; a connection that is lost is made anew by the next flow.
    }
}

}  // namespace

PoolWriter::PoolWriter(Engine& engine, std::size_t threads, std::function<void()> after_commit)
    : after_commit_(std::move(after_commit)) {
    for (std::size_t i = 0; i < threads; ++i) connections_.push_back(engine.open_writer());
    for (auto& connection : connections_) threads_.emplace_back([this, &one = *connection] { serve(one); });
}

PoolWriter::~PoolWriter() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    awake_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void PoolWriter::submit(Flow flow, Done done, Manner manner) {
    {
        const std::lock_guard lock{mutex_};
        queue_.push_back({std::move(flow), std::move(done), manner});
    }
    awake_.notify_one();
}

std::size_t PoolWriter::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

void PoolWriter::serve(Connection& connection) {
    static auto& kSeconds = base::metrics().histogram(
        "fivestar_commit_seconds", "What a group of changes took, its commit included.", base::seconds_bounds());
    for (;;) {
        Job job;
        {
            std::unique_lock lock{mutex_};
            awake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        const auto began = std::chrono::steady_clock::now();
        const auto error = run(connection, job);
        kSeconds.observe(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
        job.done(error);
        after_commit_();
    }
}

std::exception_ptr PoolWriter::run(Connection& connection, const Job& job) {
    for (int tries = 1;; ++tries) {
        Outcome outcome;
        if (tries < kAloneFrom) {
            outcome = attempt(connection, job);
        } else {
            const std::lock_guard lock{one_at_a_time_};
            outcome = attempt(connection, job);
        }
        if (!outcome.again || tries == kTries) return outcome.error;
        go_apart(tries);
    }
}

PoolWriter::Outcome PoolWriter::attempt(Connection& connection, const Job& job) {
    Outcome outcome;
    WriteTx tx{connection};
    bool keeps = false;
    try {
        connection.step(beginning(job.manner.isolation));
        keeps = job.flow(tx);
        connection.step(keeps ? Connection::Step::Commit : Connection::Step::Rollback);
    } catch (...) {
        outcome = {std::current_exception(), may_be_repeated(job.manner)};
        roll_back(connection);
    }
    if (keeps) {
        for (const auto& listener : tx.listeners()) listener();
    }
    return outcome;
}

}  // namespace db
