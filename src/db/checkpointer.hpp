#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

struct sqlite3;

namespace db {

/// Copies the write-ahead log of one SQLite file into the file beside the writer, so that no commit waits for all of
/// it. The log is begun anew only once everything in it is copied and nobody writes meanwhile: so the writer itself
/// copies the little that came while the rest was being copied. Nothing is lost where copying fails; the log grows, and
/// it is tried again.
class Checkpointer {
public:
    Checkpointer(std::string path, sqlite3* writer);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    /// Called on the writer's thread behind every commit.
    void committed(int frames_in_log);

private:
    enum class State { Idle, Asked, Done };
    void run(const std::stop_token& stop);
    void wait_until_done();

    const std::string path_;
    sqlite3* const writer_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    State state_ = State::Idle;
    std::jthread thread_;  ///< from the first time on that it is needed
};

}  // namespace db
